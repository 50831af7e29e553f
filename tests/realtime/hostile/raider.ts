import { connect, type Socket } from 'node:net';

const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const MASKED = 0x80;

/** What a raider says on the way in. */
export interface Door {
  readonly port: number;
  /** As `/sync/text/…?schema=1`. */
  readonly path: string;
  readonly cookie: string;
}

/** A WebSocket frame as a client sends it, masked by zeros. */
export function frameOf(message: Uint8Array | string, opcode = opcodeOf(message)): Buffer {
  const payload = Buffer.from(message);
  const { length } = payload;
  const head =
    length < 126
      ? [0x80 | opcode, MASKED | length]
      : length < 2 ** 16
        ? [0x80 | opcode, MASKED | 126, length >> 8, length & 255]
        : [0x80 | opcode, MASKED | 127, 0, 0, 0, 0, ...bigEndian(length)];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}

function opcodeOf(message: Uint8Array | string): number {
  return typeof message === 'string' ? OPCODE.text : OPCODE.binary;
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/**
 * Opens a socket, writes these bytes whatever is answered, and ends when the server has
 * read them all (it answered a ping behind them) or has hung up.
 */
export function raid({ port, path, cookie }: Door, frames: readonly Buffer[]): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const host = `127.0.0.1:${port}`;
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy()); // told by 'close'
    socket.on('close', () => resolve());
    socket.once('data', (answer) => {
      hangUpAtEnd(socket);
      const behindHeaders = answer.indexOf('\r\n\r\n') + 4;
      if (behindHeaders < answer.length) socket.emit('data', answer.subarray(behindHeaders));
      socket.write(Buffer.concat([...frames, frameOf('over', OPCODE.ping)]));
    });
    socket.write(
      [
        `GET ${path} HTTP/1.1`,
        `Host: ${host}`,
        `Origin: http://${host}`,
        `Cookie: ${cookie}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        '\r\n',
      ].join('\r\n'),
    );
  });
}

/** Hangs up when the server answers the ping, or closes. */
function hangUpAtEnd(socket: Socket): void {
  let unread = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    unread = Buffer.concat([unread, bytes]);
    for (let size = sizeOfFrame(unread); size !== null; size = sizeOfFrame(unread)) {
      const opcode = (unread[0] ?? 0) & 15;
      unread = unread.subarray(size);
      if (opcode === OPCODE.pong || opcode === OPCODE.close) return void socket.destroy();
    }
  });
}

/** Of the first frame of a server; null when not all of it has come. */
function sizeOfFrame(bytes: Buffer): number | null {
  const short = bytes[1];
  if (short === undefined || bytes.length < (short < 126 ? 2 : short === 126 ? 4 : 10)) return null;
  const size =
    short < 126
      ? 2 + short
      : short === 126
        ? 4 + bytes.readUInt16BE(2)
        : 10 + Number(bytes.readBigUInt64BE(2));
  return bytes.length < size ? null : size;
}
