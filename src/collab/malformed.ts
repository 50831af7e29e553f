/** A record of a document that does not have the shape of its kind: kept, shown as a problem, never thrown on. */
export interface Malformed {
  readonly id: string;
  /** What is wrong with it, in words. */
  readonly malformed: string;
}

/** What a document's map of records holds: the good ones, and those that cannot be read. */
export interface Records<T> {
  readonly good: readonly T[];
  readonly malformed: readonly Malformed[];
}

export function isMalformed<T extends object>(record: T | Malformed): record is Malformed {
  return 'malformed' in record;
}

/** Reads every entry of a map; total as long as `read` is. */
export function readRecords<T extends object>(
  entries: Iterable<[string, unknown]>,
  read: (id: string, value: unknown) => T | Malformed,
): Records<T> {
  const good: T[] = [];
  const malformed: Malformed[] = [];
  for (const [id, value] of entries) {
    const record = read(id, value);
    if (isMalformed(record)) malformed.push(record);
    else good.push(record);
  }
  return { good, malformed };
}
