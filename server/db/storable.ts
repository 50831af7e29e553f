/**
 * A text Postgres can hold: NUL and lone surrogates become U+FFFD, each one unit
 * for one, so that offsets stay what they were.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}

/** Many times the length of an id, and far below the third of a page that fits into an index. */
const NAME_LENGTH = 100;

/** A name from a document as Postgres can hold it and find by it: what is no name of ours is cut short. */
export function storableName(name: string): string {
  return storableText(name.slice(0, NAME_LENGTH));
}

/** A JSON value whose texts, keys too, Postgres can hold. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableText(key), storableJson(inner)]),
  );
}
