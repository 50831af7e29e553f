import * as Y from 'yjs';

/** What is typed: who typed it and when, in digits, so that an update found on the wire tells its own age. */
export interface Stamp {
  readonly typist: number;
  /** Milliseconds since it was typed. */
  readonly ageMs: number;
}

const TYPIST_DIGITS = 4;
const TIME_DIGITS = 10; // microseconds: enough for two hours
export const STAMP_LENGTH = TYPIST_DIGITS + TIME_DIGITS;

/** The words of a typist at this moment, by the monotonic clock of this process. */
export function stampNow(typist: number): string {
  const microseconds = Math.round(performance.now() * 1_000);
  return (
    String(typist).padStart(TYPIST_DIGITS, '0') + String(microseconds).padStart(TIME_DIGITS, '0')
  );
}

/** The stamps an update brings: usually one, more where a server merged updates, none in an article's own text. */
export function stampsOf(update: Uint8Array): Stamp[] {
  return isOneStamp(update) ? [readStamp(lastWords(update))] : typedIn(update).map(readStamp);
}

/** Reading updates must not cost more than sending them: one that brings one stamp ends with it, and an empty set of deletions. */
function isOneStamp(update: Uint8Array): boolean {
  const isOneItem = update[0] === 1 && update[1] === 1;
  return isOneItem && update[update.length - 2 - STAMP_LENGTH] === STAMP_LENGTH;
}

function lastWords(update: Uint8Array): string {
  const end = update.length - 1;
  return String.fromCharCode(...update.subarray(end - STAMP_LENGTH, end));
}

function typedIn(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    const content = struct instanceof Y.Item ? struct.content : null;
    return content instanceof Y.ContentString ? (content.str.match(STAMP) ?? []) : [];
  });
}

const STAMP = new RegExp(`\\d{${STAMP_LENGTH}}`, 'g');

function readStamp(words: string): Stamp {
  const microseconds = Number(words.slice(TYPIST_DIGITS));
  return {
    typist: Number(words.slice(0, TYPIST_DIGITS)),
    ageMs: performance.now() - microseconds / 1_000,
  };
}
