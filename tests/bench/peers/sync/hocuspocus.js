// Hocuspocus with its defaults, in memory only; with the address of a Redis as one of several nodes.
import { Server } from '@hocuspocus/server';
import { Redis } from '@hocuspocus/extension-redis';

const [redisUrl] = process.argv.slice(2);

function redisAt(url) {
  const { hostname: host, port } = new URL(url);
  return new Redis({ host, port: Number(port) });
}

const extensions = redisUrl === undefined ? [] : [redisAt(redisUrl)];
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, extensions });
await server.listen();
console.log(`listening on ${server.address.port}`);
