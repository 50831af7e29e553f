import type { Socket } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readNotice } from '#collab/notices.ts';
import { roomName, type Room } from '#collab/rooms.ts';
import { MESSAGE, type Notice } from '#collab/wire.ts';
import type { Desk, Teammate } from './desk.ts';
import { until } from './desk.ts';

export interface RawOptions {
  /** What a browser would send; null leaves it out. */
  readonly origin?: string | null;
  /** Instead of the room's own. */
  readonly path?: string;
  readonly query?: string;
}

/** A socket that says what no page of ours would say, and remembers all it hears. */
export class RawSocket {
  readonly doc = new Y.Doc();
  readonly notices: Notice[] = [];
  readonly acknowledged: number[] = [];
  readonly presence = new Map<number, unknown>();
  closed: { readonly code: number; readonly reason: string } | null = null;
  refusedWith: number | null = null;
  /** Whether the server has answered our first question. */
  isSynced = false;
  readonly #socket: WebSocket;

  constructor(
    desk: Pick<Desk, 'port' | 'url'>,
    { cookie }: Pick<Teammate, 'cookie'>,
    room: Room,
    raw: RawOptions = {},
  ) {
    const ownOrigin = `http://127.0.0.1:${desk.port}`;
    const { origin = ownOrigin, path = roomName(room), query = '?schema=1&epoch=1' } = raw;
    const headers = { cookie, ...(origin === null ? {} : { origin }) };
    this.#socket = new WebSocket(`${desk.url}/${path}${query}`, { headers });
    this.#socket.on('open', () => this.ask());
    this.#socket.on('message', (data) => this.#hear(new Uint8Array(data as Buffer)));
    this.#socket.on('close', (code, reason) => (this.closed = { code, reason: String(reason) }));
    this.#socket.on('unexpected-response', (_request, response) => {
      this.refusedWith = response.statusCode ?? 0;
      this.#socket.terminate();
    });
    this.#socket.on('error', () => {}); // told by 'close' and 'unexpected-response'
    onTestFinished(() => this.#socket.terminate());
  }

  /** The TCP connection, for what no WebSocket library would write. */
  get tcp(): Socket {
    return (this.#socket as unknown as { readonly _socket: Socket })._socket;
  }

  async synced(): Promise<this> {
    await until('the room answered', () => this.isSynced || this.closed !== null);
    return this;
  }

  async closing(): Promise<number> {
    await until('the socket closed', () => this.closed !== null);
    return this.closed?.code ?? 0;
  }

  ask(): void {
    this.sendSync(0, Y.encodeStateVector(this.doc));
  }

  update(update: Uint8Array): void {
    this.sendSync(2, update);
  }

  sendSync(step: number, bytes: Uint8Array): void {
    this.send((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.sync);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  }

  acknowledge(upto: number): void {
    this.send((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.acknowledge);
      encoding.writeVarUint(encoder, upto);
    });
  }

  present(clientId: number, clock: number, state: unknown): void {
    const states = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    this.send((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.awareness);
      encoding.writeVarUint8Array(encoder, states);
    });
  }

  send(write: (encoder: encoding.Encoder) => void): void {
    this.sendBytes(encoding.encode(write));
  }

  sendBytes(bytes: Uint8Array | string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(bytes);
  }

  #hear(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) this.#hearSync(decoder);
    if (type === MESSAGE.acknowledge) this.acknowledged.push(decoding.readVarUint(decoder));
    if (type === MESSAGE.awareness) this.#hearPresence(decoding.readVarUint8Array(decoder));
    const notice = type === MESSAGE.notice ? readNotice(decoding.readVarString(decoder)) : null;
    if (notice !== null) this.notices.push(notice);
  }

  #hearSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    if (step === 0) return;
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder));
    if (step === 1) this.isSynced = true;
  }

  #hearPresence(states: Uint8Array): void {
    const decoder = decoding.createDecoder(states);
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder); // the clock
      const state: unknown = JSON.parse(decoding.readVarString(decoder));
      if (state === null) this.presence.delete(clientId);
      else this.presence.set(clientId, state);
    }
  }
}
