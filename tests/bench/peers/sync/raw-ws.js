// The limit: every frame goes as it came to all others in the room. No Yjs, nothing kept.
// `one-write` gathers what one turn of the event loop sends to a socket into one write.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const gathers = process.argv[2] === 'one-write';
const rooms = new Map();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const corked = new Set();

function flush() {
  for (const socket of corked) socket.uncork();
  corked.clear();
}

function gather(socket) {
  if (corked.has(socket)) return;
  if (corked.size === 0) setImmediate(flush);
  corked.add(socket);
  socket.cork();
}

function join(webSocket, socket, name) {
  const room = rooms.get(name) ?? new Map();
  rooms.set(name, room.set(webSocket, socket));
  webSocket.on('message', (frame) => {
    for (const [other, otherSocket] of room) {
      if (other === webSocket) continue;
      if (gathers) gather(otherSocket);
      other.send(frame);
    }
  });
  webSocket.on('close', () => room.delete(webSocket));
}

const server = createServer();
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (webSocket) => join(webSocket, socket, request.url)),
);
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
