import type { Queryable } from './database.ts';

export interface DocumentHead {
  readonly docId: string;
  /** The number of the log's newest update. */
  readonly seq: number;
  /** Of which life of the document a copy is; a copy of another one is thrown away. */
  readonly epoch: number;
  readonly writable: boolean;
}

/** The heads of the documents that exist, in no order. */
export async function documentHeads(
  db: Queryable,
  docIds: readonly string[],
): Promise<DocumentHead[]> {
  return db.query<DocumentHead>(
    `select doc_id as "docId", seq, epoch, writable
     from doc_head
     where doc_id = any ($1)`,
    [docIds],
  );
}

/**
 * Locks the heads of documents until the transaction ends, in the order in which logs
 * grow, and answers their seqs: until then nobody else appends to these documents.
 */
export async function lockHeads(
  tx: Queryable,
  docIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const heads = await tx.query<Pick<DocumentHead, 'docId' | 'seq'>>(
    `select doc_id as "docId", seq
     from doc_head
     where doc_id = any ($1)
     order by doc_id
     for no key update`,
    [docIds],
  );
  return new Map(heads.map(({ docId, seq }) => [docId, seq]));
}
