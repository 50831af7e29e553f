import { connect, createServer } from 'node:net';

/** A node that does not take a connection within this is passed over. */
const CONNECT_TIMEOUT_MS = 1_000;

/**
 * A load balancer for trying: each new connection, HTTP or WebSocket, goes to
 * the next node that takes it. No stickiness, no headers, nothing remembered.
 *
 * @param {readonly number[]} ports of the nodes, on this machine
 * @param {{ host: string, port: number }} address where to listen; port 0 lets the system choose
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 */
export async function startRoundRobin(ports, { host, port }) {
  let turn = 0;
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  const server = createServer({ pauseOnConnect: true }, (client) => {
    keep(sockets, client);
    const first = turn++;
    const order = ports.map((_, index) => ports[(first + index) % ports.length] ?? 0);
    join(client, order, sockets);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve(undefined));
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/**
 * @param {import('node:net').Socket} client
 * @param {readonly number[]} ports in the order in which they are tried
 * @param {Set<import('node:net').Socket>} sockets
 */
function join(client, [port, ...others], sockets) {
  if (port === undefined || client.destroyed) return client.destroy();
  const node = connect({ port, host: '127.0.0.1' });
  keep(sockets, node);
  const next = () => {
    node.destroy();
    join(client, others, sockets);
  };
  node.setTimeout(CONNECT_TIMEOUT_MS, next).once('error', next);
  node.once('connect', () => {
    node.setTimeout(0).off('error', next).off('timeout', next);
    client.once('close', () => node.destroy());
    node.once('close', () => client.destroy());
    client.pipe(node).pipe(client);
  });
}

/**
 * A socket that breaks is closed, and told of by that.
 *
 * @param {Set<import('node:net').Socket>} sockets
 * @param {import('node:net').Socket} socket
 */
function keep(sockets, socket) {
  sockets.add(socket);
  socket.setNoDelay(true);
  socket.on('error', () => {}).once('close', () => sockets.delete(socket));
}
