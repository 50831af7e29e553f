import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE, type Notice } from '#collab/wire.ts';

/** One message of a client, as PROTOCOL.md lists them. Bytes inside are still unjudged. */
export type Frame =
  | { readonly type: 'sync-question'; readonly stateVector: Uint8Array }
  | { readonly type: 'sync-answer'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly states: Uint8Array }
  | { readonly type: 'query-awareness' }
  | { readonly type: 'acknowledge'; readonly upto: number };

const SYNC_QUESTION = 0;
const SYNC_ANSWER = 1;
const UPDATE = 2;

/** Reads one message to its last byte; null for anything that is not exactly a message. */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = readBody(decoder);
    return decoding.hasContent(decoder) ? null : frame;
  } catch {
    return null; // the decoder throws where bytes end early or a number is too large
  }
}

function readBody(decoder: decoding.Decoder): Frame | null {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder);
    case MESSAGE.awareness:
      return { type: 'awareness', states: decoding.readVarUint8Array(decoder) };
    case MESSAGE.queryAwareness:
      return { type: 'query-awareness' };
    case MESSAGE.acknowledge:
      return { type: 'acknowledge', upto: decoding.readVarUint(decoder) };
    default:
      return null;
  }
}

function readSync(decoder: decoding.Decoder): Frame | null {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  switch (step) {
    case SYNC_QUESTION:
      return { type: 'sync-question', stateVector: bytes };
    case SYNC_ANSWER:
      return { type: 'sync-answer', update: bytes };
    case UPDATE:
      return { type: 'update', update: bytes };
    default:
      return null;
  }
}

export function syncQuestion(stateVector: Uint8Array): Uint8Array {
  return frame(MESSAGE.sync, SYNC_QUESTION, stateVector);
}

export function syncAnswer(update: Uint8Array): Uint8Array {
  return frame(MESSAGE.sync, SYNC_ANSWER, update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return frame(MESSAGE.sync, UPDATE, update);
}

export function awarenessFrame(states: Uint8Array): Uint8Array {
  return frame(MESSAGE.awareness, states);
}

export function acknowledgement(upto: number): Uint8Array {
  return frame(MESSAGE.acknowledge, upto);
}

export function noticeFrame(notice: Notice): Uint8Array {
  return frame(MESSAGE.notice, JSON.stringify(notice));
}

function frame(...fields: readonly (number | string | Uint8Array)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const field of fields) {
      if (typeof field === 'number') encoding.writeVarUint(encoder, field);
      else if (typeof field === 'string') encoding.writeVarString(encoder, field);
      else encoding.writeVarUint8Array(encoder, field);
    }
  });
}
