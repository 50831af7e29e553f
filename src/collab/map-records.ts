import * as Y from 'yjs';
import type { Parsed, Problem } from '#domain/problem.ts';

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
