import { randomInt } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import type { Door } from '../contestant.ts';
import { acknowledgementRequest } from './dialect.ts';
import { LoadSocket } from './socket.ts';
import { stampNow } from './stamp.ts';
import { Typist, type Place } from './typist.ts';

export interface PersonEvents {
  readonly onUpdate: (reader: Person, update: Uint8Array) => void;
  readonly onAcknowledged: (typist: Person, upto: number) => void;
  readonly onEnd: (reason: string) => void;
}

const DOCUMENT_TIMEOUT_MS = 15_000;

/** Somebody in a room: reads what others type, types, and moves a cursor. */
export class Person {
  /** Counted through all rooms. */
  readonly number: number;
  /** As Yjs draws one. */
  readonly #client = randomInt(2, 2 ** 32);
  readonly #door: Door;
  readonly #events: PersonEvents;
  #socket: LoadSocket | null = null;
  #typist: Typist | null = null;
  #onDocument: ((document: Uint8Array) => void) | null = null;
  #typed = 0;
  #moves = 0;

  constructor(number: number, door: Door, events: PersonEvents) {
    this.number = number;
    this.#door = door;
    this.#events = events;
  }

  /** How many updates this person has sent. */
  get typed(): number {
    return this.#typed;
  }

  /** Goes in, with the text in hand where a room begins empty; answers the document, or null where none is kept. */
  async enter(seed: Uint8Array | null): Promise<Uint8Array | null> {
    const { dialect } = this.#door;
    this.#socket = await LoadSocket.open(this.#door, {
      onMessage: (message) => this.#hear(message),
      onEnd: this.#events.onEnd,
    });
    for (const frame of dialect.opening) this.#say(frame);
    if (seed !== null && dialect.question !== null) this.#say(dialect.update(seed));
    return this.ask();
  }

  /** The document as the server has it now; null where it keeps none. */
  async ask(): Promise<Uint8Array | null> {
    const { question } = this.#door.dialect;
    if (question === null) return null;
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error(`Person ${this.number} got no document.`));
      const deadline = setTimeout(giveUp, DOCUMENT_TIMEOUT_MS);
      this.#onDocument = (document) => {
        clearTimeout(deadline);
        resolve(document.slice());
      };
      this.#say(question);
    });
  }

  /** Finds the place to type at. */
  sitDown(place: Place): void {
    this.#typist = new Typist(this.#client, place);
  }

  /** Types the moment and their number. */
  type(): void {
    if (this.#typist === null) throw new Error(`Person ${this.number} has no place to type at.`);
    this.#typed += 1;
    this.#say(this.#door.dialect.update(this.#typist.type(stampNow(this.number))));
  }

  /** Asks to be told when all typed so far is committed: only our server answers. */
  askAcknowledgement(): void {
    this.#say(acknowledgementRequest(this.#typed));
  }

  /** Moves the cursor. */
  move(): void {
    this.#moves += 1;
    const state = { user: { name: `Person ${this.number}` }, cursor: { at: this.#moves } };
    const states = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, this.#client);
      encoding.writeVarUint(encoder, this.#moves);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    this.#say(this.#door.dialect.awareness(states));
  }

  leave(): void {
    this.#socket?.close();
  }

  #say(frame: Uint8Array): void {
    if (this.#socket === null) throw new Error(`Person ${this.number} is not in the room.`);
    this.#socket.send(frame);
  }

  #hear(message: Uint8Array): void {
    const heard = this.#door.dialect.hear(message);
    if (heard.type === 'update') {
      this.#events.onUpdate(this, heard.update);
    } else if (heard.type === 'acknowledged') {
      this.#events.onAcknowledged(this, heard.upto);
    } else if (heard.type === 'document') {
      this.#onDocument?.(heard.update);
    }
  }
}
