import * as encoding from 'lib0/encoding';
import type { CharacterId } from '#collab/records.ts';

/** Yjs' names for what an item in an update brings along. */
const STRING_CONTENT = 4;
const HAS_LEFT = 0x80;
const HAS_RIGHT = 0x40;

/** Where a typist begins: between two characters that stand in the text already. */
export interface Place {
  readonly left: CharacterId;
  readonly right: CharacterId;
}

/**
 * Types on and on at one place of a text, as a real person's Yjs would, without
 * the cost of a document: what Yjs would have encoded is written by hand.
 */
export class Typist {
  readonly client: number;
  readonly #right: CharacterId;
  #left: CharacterId;
  #clock = 0;

  constructor(client: number, { left, right }: Place) {
    this.client = client;
    this.#left = left;
    this.#right = right;
  }

  /** The Yjs update of the words typed next; about 45 bytes for a stamp. */
  type(words: string): Uint8Array {
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1); // clients
      encoding.writeVarUint(encoder, 1); // items of this client
      writeId(encoder, [this.client, this.#clock]);
      encoding.writeUint8(encoder, STRING_CONTENT | HAS_LEFT | HAS_RIGHT);
      writeId(encoder, this.#left);
      writeId(encoder, this.#right);
      encoding.writeVarString(encoder, words);
      encoding.writeVarUint(encoder, 0); // deletions
    });
    this.#clock += words.length;
    this.#left = [this.client, this.#clock - 1];
    return update;
  }
}

function writeId(encoder: encoding.Encoder, [client, clock]: CharacterId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}
