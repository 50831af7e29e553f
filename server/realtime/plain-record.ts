import * as Y from 'yjs';
import { plainRecordIn, type PlainRecord } from '#collab/map-records.ts';
import { changedKeys } from '#server/db/tag-events.ts';

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
