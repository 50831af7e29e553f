import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { isRecord } from '#domain/tag/field-value.ts';
import type { PlainRecord } from './thread-rules.ts';

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

/** Makes the record under an id say this, and leaves alone what says so already. */
export function putRecord(map: Y.Map<unknown>, id: string, wanted: PlainRecord | undefined): void {
  const record = map.get(id);
  if (wanted === undefined) return map.delete(id);
  if (!(record instanceof Y.Map)) {
    map.set(id, new Y.Map(Object.entries(wanted)));
    return;
  }
  for (const key of changedKeys(plainRecordIn(map, id) ?? {}, wanted)) {
    if (key in wanted) record.set(key, wanted[key]);
    else record.delete(key);
  }
}

/** The keys under which two records differ. */
export function changedKeys(one: PlainRecord, other: PlainRecord): string[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].filter((key) => !isDeepStrictEqual(one[key], other[key]));
}

function plain(value: unknown): unknown {
  return value instanceof Y.AbstractType ? value.toJSON() : value;
}
