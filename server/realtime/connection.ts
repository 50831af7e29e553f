import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { CloseCode } from '#collab/close-codes.ts';
import type { Notice } from '#collab/wire.ts';
import type { AccountId } from '#domain/ids.ts';
import { awarenessFrame, noticeFrame } from './frames.ts';
import {
  CLOSE_GRACE_MS,
  COST_BURST,
  COST_PER_SECOND,
  OUTBOUND_LIMIT_BYTES,
  STRIKE_LIMIT,
} from './limits.ts';
import { Rate } from './rate.ts';
import { REFUSALS, type RefusalReason } from './refusals.ts';

/** Who is at the other end, and what they may do here. */
export interface Person {
  readonly accountId: AccountId;
  readonly name: string;
}

/** An awareness message that names nobody: it only says the server is alive. */
const NOBODY = awarenessFrame(Uint8Array.of(0));

/**
 * One socket in one room: its budget, its outbound queue and its end. What it
 * says is judged elsewhere.
 */
export class Connection {
  readonly person: Person;
  /** Kept to ask again, while the socket is open, whether the session still is. */
  readonly cookie: string | null;
  /** Whether it has asked for the document: broadcasts make sense from then on. */
  isSynced = false;
  /** Held while an update of its own lies unapplied: acknowledging would be a lie until it has synced again. */
  acknowledging: { readonly type: 'prompt' } | { readonly type: 'held'; readonly upto: number } = {
    type: 'prompt',
  };
  /** The one client id its presence goes by. */
  presenceId: number | null = null;
  readonly openedAt = Date.now();

  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  readonly #events: ConnectionEvents;
  readonly #rate = new Rate(COST_PER_SECOND, COST_BURST, Date.now());
  #mayWrite: boolean;
  #codebookVersion = 0;
  #strikes = 0;
  #isCorked = false;
  #isAlive = true;
  #isPaused = false;
  #resting: NodeJS.Timeout | null = null;

  constructor(webSocket: WebSocket, socket: Duplex, about: ConnectionFacts) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.person = about.person;
    this.cookie = about.cookie;
    this.#mayWrite = about.mayWrite;
    this.#events = about.events;
    webSocket.on('pong', () => (this.#isAlive = true));
  }

  get mayWrite(): boolean {
    return this.#mayWrite;
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN;
  }

  /** Queues a frame; all frames of one turn leave in one write. A reader too slow for the room is cut off. */
  send(frame: Uint8Array): void {
    if (!this.isOpen) return;
    if (this.#webSocket.bufferedAmount > OUTBOUND_LIMIT_BYTES) {
      this.refuse('too-slow');
      this.#webSocket.terminate();
      return;
    }
    this.#cork();
    this.#webSocket.send(frame);
  }

  notify(notice: Notice): void {
    this.send(noticeFrame(notice));
  }

  /** Tells the page when what it may do has changed. */
  setMayWrite(mayWrite: boolean): void {
    if (this.#mayWrite === mayWrite) return;
    this.#mayWrite = mayWrite;
    this.notify({ type: 'access', mayWrite });
  }

  /** Tells the page which codebook its tags are to follow, when it does not know. */
  tellCodebook(version: number): void {
    if (version <= this.#codebookVersion) return;
    this.#codebookVersion = version;
    this.notify({ type: 'codebook', version });
  }

  /** Whether a message of this cost is within the rate. */
  afford(cost: number): boolean {
    return this.#rate.take(cost, Date.now());
  }

  /** Counts a broken message; the last one closes the socket. */
  strike(): void {
    this.#strikes += 1;
    if (this.#strikes >= STRIKE_LIMIT) this.refuse('unreadable');
  }

  /** Takes nothing more from it: says why, and closes. */
  refuse(reason: RefusalReason): void {
    if (!this.isOpen) return;
    const { code, message, isOfWork } = REFUSALS[reason];
    this.#events.onRefusal(this, reason);
    if (isOfWork) this.notify({ type: 'refused', code: reason, message });
    this.close(code, message);
  }

  /** Says why and closes; a peer that does not answer is dropped. */
  close(code: CloseCode, reason: string): void {
    if (!this.isOpen) return;
    this.#webSocket.close(code, reason);
    setTimeout(() => this.#webSocket.terminate(), CLOSE_GRACE_MS).unref();
  }

  /** Shows the peer a sign of life and expects one back until the next time. */
  heartbeat(): void {
    if (this.#webSocket.isPaused) return; // its answer would not be read
    if (!this.#isAlive) return this.#webSocket.terminate();
    this.#isAlive = false;
    this.#webSocket.ping();
    this.send(NOBODY);
  }

  /** While the server has too much to store, nothing is read from the peer: its edits wait at its end. */
  setPaused(paused: boolean): void {
    this.#isPaused = paused;
    this.#readOrWait();
  }

  /** Reads nothing from the peer for a moment. */
  rest(durationMs: number): void {
    if (this.#resting !== null) return;
    this.#events.onRest();
    this.#resting = setTimeout(() => {
      this.#resting = null;
      this.#readOrWait();
    }, durationMs).unref();
    this.#readOrWait();
  }

  #readOrWait(): void {
    if (this.#isPaused || this.#resting !== null) this.#webSocket.pause();
    else this.#webSocket.resume();
  }

  #cork(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.#socket.cork();
    setImmediate(() => {
      this.#isCorked = false;
      this.#socket.uncork();
    });
  }
}

export interface ConnectionFacts {
  readonly person: Person;
  readonly cookie: string | null;
  readonly mayWrite: boolean;
  readonly events: ConnectionEvents;
}

/** One for all sockets: a thousand idle ones shall hold nothing that one would do for. */
export interface ConnectionEvents {
  readonly onRefusal: (connection: Connection, reason: RefusalReason) => void;
  /** It is not read for a moment. */
  readonly onRest: () => void;
}
