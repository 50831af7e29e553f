import type * as Y from 'yjs';
import { linksOf, tagsOf } from '#collab/layer-document.ts';
import { plainRecord } from '#collab/map-records.ts';
import { entitiesOf } from '#collab/register-document.ts';
import { commentsOf, threadsOf } from '#collab/thread-document.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import type { Database } from '#server/db/database.ts';
import { CLOCK_SKEW_MS, OFFLINE_WORK_MS } from '#server/realtime/limits.ts';

interface Creation {
  readonly id: string;
  readonly actor: string | null;
}

/** Each record was made once, is of the account that made it, and was made at a time that can be true. */
export async function historyFaults(
  database: Database,
  docId: string,
  doc: Y.Doc,
): Promise<string[]> {
  const creations = await database.query<Creation>(
    `select subject_id as id, actor_id as actor from tag_event
     where doc_id = $1 and verb = 'created' and subject <> 'decision'`,
    [docId],
  );
  const actorById = new Map(creations.map(({ id, actor }) => [id, actor]));
  const doubled = creations.length - actorById.size;
  const records = [tagsOf, linksOf, threadsOf, commentsOf, entitiesOf].flatMap((of) => [
    ...of(doc).entries(),
  ]);
  return [
    ...(doubled === 0 ? [] : [`${docId} has ${doubled} records that were made twice`]),
    ...records.flatMap(([id, record]) => recordFaults(id, plainRecord(record), actorById)),
  ];
}

function recordFaults(
  id: string,
  record: unknown,
  actorById: ReadonlyMap<string, string | null>,
): string[] {
  if (!isRecord(record)) return [`${id} is no record`];
  const { by, at } = record;
  const ageMs = Date.now() - Number(at);
  return [
    ...(actorById.has(id) ? [] : [`${id} was made by nobody`]),
    ...(actorById.get(id) === by ? [] : [`${id} is not of who made it`]),
    ...(ageMs > -CLOCK_SKEW_MS && ageMs < OFFLINE_WORK_MS * 1.1
      ? []
      : [`${id} is of ${String(at)}`]),
  ];
}
