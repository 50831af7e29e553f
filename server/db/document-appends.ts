import type { AccountId } from '#domain/ids.ts';
import type { PreparedStatement, Queryable } from './database.ts';

/** One update on its way into a log. `nodeSeq` numbers it on its node, so that a retry can be told from news. */
export interface Append {
  readonly docId: string;
  readonly nodeSeq: number;
  readonly actorId: AccountId | null;
  readonly bytes: Uint8Array;
}

/**
 * Moves the writable heads on by their counts, in one order for all writers, and puts the
 * updates at the places this makes. One statement: asked by itself it is a transaction, and one
 * journey to the database. Nobody waits who only refers to a head.
 */
const APPEND: PreparedStatement = {
  name: 'append_updates',
  text: `
    with head as materialized (select doc_id, before from grow_logs($2, $3))
    insert into doc_update (doc_id, seq, actor_id, node_id, node_seq, bytes)
    select doc_id, before + place, actor_id, $1, node_seq, bytes
    from unnest($4::text[], $5::bigint[], $6::text[], $7::bigint[], $8::bytea[])
      as given(doc_id, place, actor_id, node_seq, bytes)
    join head using (doc_id)
    returning node_seq, seq`,
};

/**
 * Appends updates in the order given and answers each one's place in its log, or
 * null where the document takes none: closed for writing, or gone.
 */
export async function appendUpdates(
  db: Queryable,
  nodeId: string,
  appends: readonly Append[],
): Promise<readonly (number | null)[]> {
  const counts = new Map<string, number>();
  const places = appends.map(({ docId }) => {
    const place = (counts.get(docId) ?? 0) + 1;
    counts.set(docId, place);
    return place;
  });
  const rows = await db.query<AppendedRow>(APPEND, [
    nodeId,
    [...counts.keys()],
    [...counts.values()],
    appends.map(({ docId }) => docId),
    places,
    appends.map(({ actorId }) => actorId),
    appends.map(({ nodeSeq }) => nodeSeq),
    appends.map(({ bytes }) => bytes),
  ]);
  const seqs = seqByNodeSeq(rows);
  return appends.map(({ nodeSeq }) => seqs.get(nodeSeq) ?? null);
}

/** Which of a node's appends are in the log after all: asked when a commit's answer was lost. */
export async function appendsFound(
  db: Queryable,
  nodeId: string,
  nodeSeqs: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await db.query<AppendedRow>(
    'select node_seq, seq from doc_update where node_id = $1 and node_seq = any ($2::bigint[])',
    [nodeId, nodeSeqs],
  );
  return seqByNodeSeq(rows);
}

interface AppendedRow {
  readonly node_seq: number;
  readonly seq: number;
}

function seqByNodeSeq(rows: readonly AppendedRow[]): Map<number, number> {
  return new Map(rows.map(({ node_seq, seq }) => [node_seq, seq]));
}
