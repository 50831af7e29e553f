import { isRecord } from './tag/field-value.ts';

/** The keys a person chose for themselves: a press by the id of the command it asks for. */
export type OwnKeys = Readonly<Record<string, string>>;

/** Several times as many as the desk has commands. */
export const OWN_KEYS_LIMIT = 200;
const COMMAND_ID = /^[a-z][a-z0-9-]{0,59}$/;
/** Modifiers and the longest name of a key fit in this. */
const PRESS = /^.{1,40}$/u;

export function isCommandId(text: string): boolean {
  return COMMAND_ID.test(text);
}

export function isPress(text: string): boolean {
  return PRESS.test(text);
}

/** Keys as they were kept; what is none is left out. */
export function readOwnKeys(kept: unknown): OwnKeys {
  if (!isRecord(kept)) return {};
  return Object.fromEntries(
    Object.entries(kept).filter(
      (entry): entry is [string, string] =>
        isCommandId(entry[0]) && typeof entry[1] === 'string' && isPress(entry[1]),
    ),
  );
}
