import { connect, type Socket } from 'node:net';

/** Frame types of RFC 6455 that a server sends here. */
const BINARY = 0x82;
const CLOSE = 0x88;
const PING = 0x89;
const PONG = 0x8a;

const CONNECT_TIMEOUT_MS = 10_000;

export interface SocketAddress {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SocketEvents {
  /** One binary message; its bytes are only valid during the call. */
  readonly onMessage: (message: Uint8Array) => void;
  /** The server ended it, in its own words. */
  readonly onEnd: (reason: string) => void;
}

/**
 * A WebSocket client with as little of its own as can be: what is measured is
 * the server, and the load generator has the other core only.
 */
export class LoadSocket {
  readonly #socket: Socket;
  readonly #events: SocketEvents;
  #unread: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket, events: SocketEvents) {
    this.#socket = socket;
    this.#events = events;
  }

  /** Resolves once the server has said 101. */
  static async open(address: SocketAddress, events: SocketEvents): Promise<LoadSocket> {
    const socket = connect({ port: address.port, host: '127.0.0.1', noDelay: true });
    const rest = await shakeHands(socket, address);
    const opened = new LoadSocket(socket, events);
    socket.on('data', (chunk) => opened.#read(chunk));
    socket.on('close', () => events.onEnd('the connection broke'));
    socket.on('error', () => {}); // 'close' follows and says it
    if (rest.length > 0) opened.#read(rest);
    return opened;
  }

  /** Sends one binary message. The mask is zero, which leaves the bytes as they are. */
  send(message: Uint8Array): void {
    this.#write(BINARY, message);
  }

  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }

  #write(type: number, payload: Uint8Array): void {
    const { length } = payload;
    const isShort = length < 126;
    if (length > 0xffff) throw new RangeError('The load generator sends no message over 64 KB.');
    const head = isShort ? [type, 0x80 | length] : [type, 0x80 | 126, length >> 8, length & 255];
    const frame = Buffer.alloc(head.length + 4 + length);
    frame.set(head);
    frame.set(payload, head.length + 4);
    this.#socket.write(frame);
  }

  #read(chunk: Buffer): void {
    const bytes = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    let at = 0;
    for (let frame = readFrame(bytes, at); frame !== null; frame = readFrame(bytes, at)) {
      this.#handle(frame);
      at = frame.end;
    }
    this.#unread = bytes.subarray(at);
  }

  #handle({ type, payload }: ServerFrame): void {
    if (type === BINARY) this.#events.onMessage(payload);
    else if (type === PING) this.#write(PONG, payload);
    else if (type === CLOSE) this.#end(payload);
    else if (type !== PONG) throw new Error(`Unexpected frame 0x${type.toString(16)}.`);
  }

  #end(payload: Buffer): void {
    this.close();
    const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
    this.#events.onEnd(`closed with ${code} ${payload.toString('utf8', 2)}`);
  }
}

interface ServerFrame {
  readonly type: number;
  readonly payload: Buffer;
  readonly end: number;
}

/** The frame that begins at `at`, or null while it is not all there. Servers do not mask. */
function readFrame(bytes: Buffer, at: number): ServerFrame | null {
  if (bytes.length < at + 2) return null;
  const type = bytes.readUInt8(at);
  const short = bytes.readUInt8(at + 1);
  const headLength = short < 126 ? 2 : short === 126 ? 4 : 10;
  const start = at + headLength;
  if (bytes.length < start) return null;
  const length =
    short < 126
      ? short
      : short === 126
        ? bytes.readUInt16BE(at + 2)
        : Number(bytes.readBigUInt64BE(at + 2));
  const end = start + length;
  return bytes.length < end ? null : { type, payload: bytes.subarray(start, end), end };
}

/** Upgrades the connection; answers what the server sent right behind its head. */
function shakeHands(socket: Socket, { port, path, headers }: SocketAddress): Promise<Buffer> {
  const lines = Object.entries({
    Host: `127.0.0.1:${port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'Y29weWRlc2stYmVuY2gtMQ==',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    const finish = (settle: () => void) => {
      clearTimeout(deadline);
      socket.removeAllListeners();
      settle();
    };
    const fail = (why: string) => finish(() => reject(new Error(`${path}: ${why}`)));
    const deadline = setTimeout(() => fail('no answer'), CONNECT_TIMEOUT_MS);
    socket.on('error', (error) => fail(error.message));
    socket.on('close', () => fail('closed before it was open'));
    socket.on('data', (chunk) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      const status = head.toString('latin1', 0, head.indexOf('\r\n'));
      if (status.startsWith('HTTP/1.1 101')) finish(() => resolve(head.subarray(end + 4)));
      else fail(status);
    });
  });
}
