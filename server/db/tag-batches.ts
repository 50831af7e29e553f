import type { AccountId, LayerId, ProjectId, TagBatchId, TagId } from '#domain/ids.ts';
import type { FieldValue } from '#domain/tag/tag.ts';
import type { Queryable } from './database.ts';
import { storableJson, storableText } from './storable.ts';

/** What was done to many tags at once: made at every occurrence, or given to another entity. */
export type BatchVerb = 'tagged' | 'given';

export interface TagBatch {
  readonly id: TagBatchId;
  readonly projectId: ProjectId;
  readonly verb: BatchVerb;
  /** What was tagged, or whom tags were given to. */
  readonly words: string;
  readonly madeBy: AccountId;
}

/** A tag as a batch left it. */
export interface BatchItem {
  readonly layerId: LayerId;
  readonly tagId: TagId;
  readonly digest: string;
  /** Fields as they were before, null for an empty one. */
  readonly before: Readonly<Record<string, FieldValue | null>>;
}

export async function insertTagBatch(
  tx: Queryable,
  { id, projectId, verb, words, madeBy }: TagBatch,
  items: readonly BatchItem[],
): Promise<void> {
  await tx.query(
    `insert into tag_batch (id, project_id, verb, words, made_by)
     values ($1, $2, $3, $4, $5)`,
    [id, projectId, verb, storableText(words), madeBy],
  );
  await tx.query(
    `insert into tag_batch_item (batch_id, layer_id, tag_id, digest, before)
     select $1, i."layerId", i."tagId", i.digest, i.before
     from jsonb_to_recordset($2) as i("layerId" text, "tagId" text, digest text, before jsonb)`,
    [id, JSON.stringify(storableJson(items))],
  );
}

export interface StoredBatch extends TagBatch {
  readonly isUndone: boolean;
}

/** Locked, so that it is taken back once. Null when there is none. */
export async function lockTagBatch(tx: Queryable, id: TagBatchId): Promise<StoredBatch | null> {
  const [batch] = await tx.query<StoredBatch>(
    `select id, project_id as "projectId", verb, words, made_by as "madeBy",
       undone_at is not null as "isUndone"
     from tag_batch
     where id = $1
     for no key update`,
    [id],
  );
  return batch ?? null;
}

export async function itemsOfBatch(db: Queryable, id: TagBatchId): Promise<BatchItem[]> {
  return db.query<BatchItem>(
    `select layer_id as "layerId", tag_id as "tagId", digest, before
     from tag_batch_item
     where batch_id = $1
     order by layer_id, tag_id`,
    [id],
  );
}

export async function markBatchUndone(tx: Queryable, id: TagBatchId, by: AccountId): Promise<void> {
  await tx.query('update tag_batch set undone_by = $2, undone_at = now() where id = $1', [id, by]);
}

/** A batch as the register's page lists it. */
export interface BatchSummary {
  readonly id: TagBatchId;
  readonly verb: BatchVerb;
  readonly words: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly undoneBy: string | null;
  readonly tags: number;
  readonly articles: number;
}

/** The latest batches of a project, newest first. */
export async function latestBatches(
  db: Queryable,
  projectId: ProjectId,
  limit: number,
): Promise<BatchSummary[]> {
  return db.query<BatchSummary>(
    `select batch.id, batch.verb, batch.words, maker.name as "madeBy", batch.made_at as "madeAt",
       undoer.name as "undoneBy", item.tags, item.articles
     from tag_batch batch
     join account maker on maker.id = batch.made_by
     left join account undoer on undoer.id = batch.undone_by
     cross join lateral (
       select count(*)::integer as tags, count(distinct layer_id)::integer as articles
       from tag_batch_item
       where batch_id = batch.id
     ) item
     where batch.project_id = $1
     order by batch.made_at desc
     limit $2`,
    [projectId, limit],
  );
}
