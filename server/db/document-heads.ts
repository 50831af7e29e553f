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
