import * as Y from 'yjs';
import type { Parsed, Problem } from '#domain/problem.ts';
import { isRecord } from '#domain/tag/field-value.ts';

/** A record of a document as plain values. */
export type PlainRecord = Readonly<Record<string, unknown>>;

/** A record of a document that does not have the shape of its kind: kept, shown as a problem, never thrown on. */
export interface Malformed {
  readonly id: string;
  readonly problem: Problem;
}

/** What a document's map of records holds: the good ones, and those that cannot be read. */
export interface Records<T> {
  readonly good: readonly T[];
  readonly malformed: readonly Malformed[];
}

/** Reads every entry of a map; total as long as `parse` is. */
export function readRecords<T>(
  map: Y.Map<unknown>,
  parse: (id: string, record: unknown) => Parsed<T>,
): Records<T> {
  const good: T[] = [];
  const malformed: Malformed[] = [];
  for (const [id, record] of map.entries()) {
    const result = parse(id, record);
    if (result.ok) good.push(result.value);
    else malformed.push({ id, problem: result.problem });
  }
  return { good, malformed };
}

/** A nested map as the plain object it stands for; anything else as it is. */
export function plainRecord(record: unknown): unknown {
  return record instanceof Y.Map ? Object.fromEntries(record.entries()) : record;
}

/** What a map holds under an id, as plain values; what is no record is one without keys. */
export function plainRecordIn(map: Y.Map<unknown>, id: string): PlainRecord | undefined {
  if (!map.has(id)) return undefined;
  const record = map.get(id);
  if (record instanceof Y.Map) {
    return Object.fromEntries([...record.entries()].map(([key, value]) => [key, plain(value)]));
  }
  return isPlain(record) ? record : {};
}

/** No type of Yjs, which is an object with all of the document behind it. */
function isPlain(value: unknown): value is PlainRecord {
  return isRecord(value) && Object.getPrototypeOf(value) === Object.prototype;
}

function plain(value: unknown): unknown {
  return value instanceof Y.AbstractType ? value.toJSON() : value;
}
