import { isDeepStrictEqual } from 'node:util';
import type { PlainRecord } from '#collab/map-records.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';
import { storableJson, storableName } from './storable.ts';

export type Subject = 'tag' | 'link' | 'decision' | 'entity' | 'thread' | 'comment';

/** One step in the history of a record, as the server observed it. */
export interface TagEvent {
  readonly subject: Subject;
  readonly subjectId: string;
  readonly verb: 'created' | 'changed' | 'deleted';
  /** The fields of the record that changed. */
  readonly changed: readonly string[];
  /** What those fields were and are; of a record that was deleted or created, all of them. */
  readonly before?: PlainRecord;
  readonly after?: PlainRecord;
}

/** The step that a record took from what it was to what it is; none where both are the same. */
export function eventOf(
  { subject, id }: { readonly subject: Subject; readonly id: string },
  before: PlainRecord | undefined,
  after: PlainRecord | undefined,
): TagEvent[] {
  const about = { subject, subjectId: storableName(id) };
  if (before === undefined) {
    return after === undefined ? [] : [{ ...about, verb: 'created', changed: [], after }];
  }
  if (after === undefined) return [{ ...about, verb: 'deleted', changed: [], before }];
  const keys = changedKeys(before, after);
  if (keys.length === 0) return [];
  const changed = keys.map(storableName);
  return [
    { ...about, verb: 'changed', changed, before: pick(before, keys), after: pick(after, keys) },
  ];
}

/** The keys under which two records differ. */
export function changedKeys(one: PlainRecord, other: PlainRecord): string[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].filter((key) => !isDeepStrictEqual(one[key], other[key]));
}

function pick(record: PlainRecord, keys: readonly string[]): PlainRecord {
  return Object.fromEntries(keys.filter((key) => key in record).map((key) => [key, record[key]]));
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

/**
 * Writes the events of updates that were just appended, under the locks of their
 * heads. A page whose answer was lost may bring its work to another node before
 * that has read it in the log: what is there already was not made again.
 */
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
     ) as e(doc_id, seq, ordinal, subject, subject_id, verb, actor_id, detail)
     where e.verb <> 'created' or 'created' is distinct from (
       select verb
       from tag_event
       where doc_id = e.doc_id and subject_id = e.subject_id and subject = e.subject
         and verb in ('created', 'deleted')
       order by seq desc, ordinal desc
       limit 1
     )`,
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
