import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '#collab/wire.ts';

/** What a message of a server means to the load generator. */
export type Heard =
  | { readonly type: 'document'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'acknowledged'; readonly upto: number }
  | { readonly type: 'other' };

/** How a server wants to be spoken to, in one room. */
export interface Dialect {
  /** What a new socket says first of all. */
  readonly opening: readonly Uint8Array[];
  /** Asks for the document and for what follows; null where there is none to get. */
  readonly question: Uint8Array | null;
  update(update: Uint8Array): Uint8Array;
  awareness(states: Uint8Array): Uint8Array;
  hear(message: Uint8Array): Heard;
}

const QUESTION = 0;
const ANSWER = 1;
const UPDATE = 2;
const EMPTY_STATE_VECTOR = Uint8Array.of(0);

/** y-websocket's, and so ours. */
export function stockDialect(): Dialect {
  return dialectWith(() => {}, []);
}

/** y-websocket's towards a server that keeps no document. */
export function rawDialect(): Dialect {
  return { ...stockDialect(), question: null };
}

/** Hocuspocus': every message names its document, and a token comes first. */
export function hocuspocusDialect(documentName: string): Dialect {
  const prefix: Prefix = (encoder) => encoding.writeVarString(encoder, documentName);
  const token = encoding.encode((encoder) => {
    prefix(encoder);
    encoding.writeVarUint(encoder, MESSAGE.auth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'bench');
  });
  return dialectWith(prefix, [token]);
}

type Prefix = (encoder: encoding.Encoder) => void;

function dialectWith(prefix: Prefix, opening: readonly Uint8Array[]): Dialect {
  const prefixLength = encoding.encode(prefix).length;
  const frame = (types: readonly number[], body: Uint8Array) =>
    encoding.encode((encoder) => {
      prefix(encoder);
      for (const type of types) encoding.writeVarUint(encoder, type);
      encoding.writeVarUint8Array(encoder, body);
    });
  return {
    opening,
    question: frame([MESSAGE.sync, QUESTION], EMPTY_STATE_VECTOR),
    update: (update) => frame([MESSAGE.sync, UPDATE], update),
    awareness: (states) => frame([MESSAGE.awareness], states),
    hear: (message) => hear(message.subarray(prefixLength)),
  };
}

function hear(message: Uint8Array): Heard {
  const decoder = decoding.createDecoder(message);
  const type = decoding.readVarUint(decoder);
  if (type === MESSAGE.acknowledge) {
    return { type: 'acknowledged', upto: decoding.readVarUint(decoder) };
  }
  if (type !== MESSAGE.sync) return { type: 'other' };
  const step = decoding.readVarUint(decoder);
  if (step !== ANSWER && step !== UPDATE) return { type: 'other' };
  const update = decoding.readVarUint8Array(decoder);
  return { type: step === ANSWER ? 'document' : 'update', update };
}

/** Asks a server of ours to say when everything before is committed. */
export function acknowledgementRequest(upto: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.acknowledge);
    encoding.writeVarUint(encoder, upto);
  });
}
