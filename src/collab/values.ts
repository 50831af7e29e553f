import { isId, type AccountId } from '#domain/ids.ts';

/** Narrowings of what a document may hold at one of its keys: anything. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** An author as recorded; the server puts right what is not one. */
export function authorOf(value: unknown): AccountId | null {
  return isId(value) ? (value as AccountId) : null;
}

/** Milliseconds since 1970 as recorded; 0 when it is no time at all. */
export function timeOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
