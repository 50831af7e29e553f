import type { AccountId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/**
 * Documents: an append-only log of Yjs updates with one head row each. Whoever
 * appends holds the head's row lock until commit, so log order is commit order
 * and there are no gaps. Bytes are opaque here.
 */

/** Bytes at a place in a document's history: one update, or the snapshot of all up to there. */
export interface LogRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface StoredDocument {
  readonly epoch: number;
  readonly seq: number;
  readonly snapshot: LogRow | null;
  /** Every update after the snapshot, in order. */
  readonly tail: readonly LogRow[];
}

/** Makes a document whose history begins with one update of the server; tells rows-keepers on commit. */
export async function createDocument(
  tx: Queryable,
  docId: string,
  initialUpdate: Uint8Array,
  actorId: AccountId | null,
): Promise<void> {
  await tx.query('insert into doc_head (doc_id, seq) values ($1, 1)', [docId]);
  await tx.query(
    `insert into doc_update (doc_id, seq, actor_id, node_id, node_seq, bytes)
     values ($1, 1, $2, 'create ' || $1, 1, $3)`,
    [docId, actorId, initialUpdate],
  );
  await announce(tx, docId);
}

/** Opens or closes a document for writing; from the commit on, nothing more is appended to a closed one. */
export async function setWritable(tx: Queryable, docId: string, writable: boolean): Promise<void> {
  await tx.query('update doc_head set writable = $2 where doc_id = $1', [docId, writable]);
}

/** The channel that names documents whose log grew outside their room. */
export const DOCUMENT_CHANNEL = 'document';

/** Tells every node, on commit, that a document's log grew outside its room. */
export async function announce(tx: Queryable, docId: string): Promise<void> {
  await tx.query('select pg_notify($1, $2)', [DOCUMENT_CHANNEL, docId]);
}

/** The document as committed at one instant, or null when there is none. */
export async function loadDocument(db: Queryable, docId: string): Promise<StoredDocument | null> {
  const rows = await db.query<LoadedRow>(
    `with snapshot as (
       select upto, bytes from doc_snapshot where doc_id = $1 order by upto desc limit 1
     )
     select h.seq as head, h.epoch, u.kind, u.seq, u.bytes
     from doc_head h
     left join lateral (
       select 'snapshot' as kind, upto as seq, bytes from snapshot
       union all
       select 'update', seq, bytes from doc_update
       where doc_id = $1 and seq > coalesce((select upto from snapshot), 0)
     ) u on true
     where h.doc_id = $1
     order by u.seq`,
    [docId],
  );
  const [first] = rows;
  if (first === undefined) return null;
  return {
    epoch: first.epoch,
    seq: first.head,
    snapshot: rows.find(({ kind }) => kind === 'snapshot') ?? null,
    tail: rows.filter(({ kind }) => kind === 'update'),
  };
}

interface LoadedRow extends LogRow {
  readonly head: number;
  readonly epoch: number;
  /** Null, as are seq and bytes, where the head has neither: nothing was ever written. */
  readonly kind: 'snapshot' | 'update' | null;
}

/** What a log holds after a seq, in order: the newest snapshot first, where it reaches further than that. */
export interface LogTail {
  readonly epoch: number;
  readonly head: number;
  readonly rows: readonly LogRow[];
}

/** What was appended after `seq`; null when there is no such document. */
export async function logAfter(db: Queryable, docId: string, seq: number): Promise<LogTail | null> {
  const rows = await db.query<LoadedRow>(
    `with snapshot as (
       select upto, bytes from doc_snapshot
       where doc_id = $1 and upto > $2
       order by upto desc
       limit 1
     )
     select h.seq as head, h.epoch, u.kind, u.seq, u.bytes
     from doc_head h
     left join lateral (
       select 'snapshot' as kind, upto as seq, bytes from snapshot
       union all
       select 'update', seq, bytes from doc_update
       where doc_id = $1 and seq > coalesce((select upto from snapshot), $2)
     ) u on true
     where h.doc_id = $1
     order by u.seq`,
    [docId, seq],
  );
  const [first] = rows;
  if (first === undefined) return null;
  return { epoch: first.epoch, head: first.head, rows: rows.filter(({ kind }) => kind !== null) };
}

export interface SnapshotOrder {
  readonly docId: string;
  readonly upto: number;
  readonly bytes: Uint8Array;
  /** The node that compacts: it is sure of its own appends. */
  readonly nodeId: string;
}

/**
 * Puts a verified snapshot of everything up to `upto` in the place of the log
 * behind it. What another node appended lately stays until the next time: where
 * the answer to its commit was lost, that node looks for it.
 */
export async function replaceLogBySnapshot(
  tx: Queryable,
  { docId, upto, bytes, nodeId }: SnapshotOrder,
): Promise<void> {
  await tx.query('insert into doc_snapshot (doc_id, upto, bytes) values ($1, $2, $3)', [
    docId,
    upto,
    bytes,
  ]);
  await tx.query(
    `delete from doc_update
     where doc_id = $1
       and seq <= $2
       and (node_id = $3 or at < now() - interval '5 minutes')`,
    [docId, upto, nodeId],
  );
  await tx.query('delete from doc_snapshot where doc_id = $1 and upto < $2', [docId, upto]);
}

/** One compactor a document at a time; false when another is at it. Held until the transaction ends. */
export async function tryLockCompaction(tx: Queryable, docId: string): Promise<boolean> {
  const [row] = await tx.query<{ locked: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('compaction'), hashtext($1)) as locked`,
    [docId],
  );
  return row?.locked === true;
}
