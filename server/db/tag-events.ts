import type { AccountId, LayerId, TagId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';
import { storableJson } from './storable.ts';

export type Subject = 'tag' | 'link' | 'decision' | 'entity' | 'thread' | 'comment';

/** One step in the history of a record, as the server observed it. */
export interface TagEvent {
  readonly subject: Subject;
  readonly subjectId: string;
  readonly verb: 'created' | 'changed' | 'deleted';
  /** The fields of the record that changed. */
  readonly changed: readonly string[];
  /** What those fields were and are; of a record that was deleted or created, all of them. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** The events of one update, with its place in the log. */
export interface EventsOfUpdate {
  readonly docId: string;
  readonly seq: number;
  readonly actorId: AccountId | null;
  readonly events: readonly TagEvent[];
}

export interface FirstAuthor {
  readonly subject: Subject;
  readonly subjectId: string;
  readonly by: AccountId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export async function insertEvents(
  tx: Queryable,
  updates: readonly EventsOfUpdate[],
): Promise<void> {
  const rows = updates.flatMap(({ events, ...update }) =>
    events.map((event, ordinal) => ({ ...update, ...event, ordinal })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into tag_event (doc_id, seq, ordinal, subject, subject_id, verb, actor_id, detail)
     select doc_id, seq, ordinal, subject, subject_id, verb, actor_id, detail
     from unnest(
       $1::text[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[]
     ) as e(doc_id, seq, ordinal, subject, subject_id, verb, actor_id, detail)`,
    [
      rows.map(({ docId }) => docId),
      rows.map(({ seq }) => seq),
      rows.map(({ ordinal }) => ordinal),
      rows.map(({ subject }) => subject),
      rows.map(({ subjectId }) => subjectId),
      rows.map(({ verb }) => verb),
      rows.map(({ actorId }) => actorId),
      rows.map(detailOf),
    ],
  );
}

/** Far above what a record with every part and field holds; what is longer is not a history worth keeping. */
const DETAIL_LIMIT = 64 * 1024;

function detailOf({ changed, before, after }: TagEvent): string {
  const whole = JSON.stringify(storableJson({ changed, before, after }));
  return whole.length <= DETAIL_LIMIT ? whole : JSON.stringify({ changed });
}

/** Who first made each record of a document, deleted ones included: undo may bring them back. */
export async function firstAuthors(db: Queryable, docId: string): Promise<FirstAuthor[]> {
  return db.query<FirstAuthor>(
    `select distinct on (subject, subject_id)
       subject, subject_id as "subjectId", actor_id as by,
       (extract(epoch from at) * 1000)::bigint as at
     from tag_event
     where doc_id = $1 and verb = 'created'
     order by subject, subject_id, seq, ordinal`,
    [docId],
  );
}

/** What happened to one tag and to the decisions on it. */
export interface TagStep {
  readonly subject: 'tag' | 'decision';
  readonly verb: TagEvent['verb'];
  readonly by: AccountId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly changed: readonly string[];
}

/** The newest steps in the history of a layer's tag, the newest first. */
export async function stepsOfTag(
  db: Queryable,
  { layerId, tagId, limit }: { layerId: LayerId; tagId: TagId; limit: number },
): Promise<TagStep[]> {
  return db.query<TagStep>(
    `select subject, verb, actor_id as by,
       (extract(epoch from at) * 1000)::float8 as at, detail -> 'changed' as changed
     from tag_event
     where subject_id = $2
       and ((doc_id = 'layer/' || $1 and subject = 'tag')
         or (doc_id = 'review/' || $1 and subject = 'decision'))
     order by tag_event.at desc, seq desc, ordinal desc
     limit $3`,
    [layerId, tagId, limit],
  );
}
