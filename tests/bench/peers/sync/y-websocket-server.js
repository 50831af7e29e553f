// @y/websocket-server on the ws it brings along, wired as its own server.js does; in memory only.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setupWSConnection } from '@y/websocket-server/utils';

const itsOwn = createRequire(import.meta.resolve('@y/websocket-server/utils'));
const { Server: WebSocketServer } = itsOwn('ws');

const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', setupWSConnection);

const server = createServer();
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (webSocket) =>
    sockets.emit('connection', webSocket, request),
  ),
);
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
