import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { StartupProblem } from '../errors.ts';
import { createFrontDoor, type Handler } from './front-door.ts';
import type { Services } from '../services.ts';

/** A request taken in before a stop may finish within this; the longest is an export, which can be asked again. */
const DRAIN_TIMEOUT_MS = 5_000;
/** Unnoticeable to whoever waits for the server to stop. */
const SWEEP_INTERVAL_MS = 50;

export interface HttpServer {
  /** What to type into a browser. */
  readonly address: string;
  /** Takes nothing new and resolves when what was taken in is answered, or late. */
  stop(): Promise<void>;
}

/** Serves the app and its sockets on one port. Throws `StartupProblem` where the port cannot be had. */
export async function startHttpServer(services: Services, app: Handler): Promise<HttpServer> {
  const frontDoor = createFrontDoor(services);
  const server = createServer((request, response) => {
    frontDoor(request, response, () =>
      app(request, response, () => response.writeHead(404).end('Not found')),
    );
  });
  server.on('upgrade', (request, socket, head) => {
    if (services.realtime.upgrade(request, socket, head)) return;
    socket.on('error', () => socket.destroy()); // Node has let go of it: nobody else would hear
    socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
  });
  await listen(server, services.config);
  return { address: addressOf(server, services.config), stop: () => stop(server) };
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, () => resolve());
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartupProblem(
        `Port ${port} is already in use. Stop what uses it, or set PORT to another.`,
      );
    case 'EACCES':
      return new StartupProblem(
        `This user may not listen on port ${port}. Set PORT to one above 1023.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartupProblem(`HOST ${host} is not an address of this machine.`);
    default:
      return error;
  }
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection kept alive turns idle when its last answer is out, and nothing else tells us.
  const sweeper = setInterval(() => server.closeIdleConnections(), SWEEP_INTERVAL_MS);
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
  await closed;
  clearInterval(sweeper);
  clearTimeout(timer);
}

function addressOf(server: Server, { host, origin }: Config): string {
  if (origin !== null) return origin;
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
