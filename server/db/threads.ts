import type { AccountId, ArticleId, CommentId, LayerId, TagId, ThreadId } from '#domain/ids.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import type { Queryable } from './database.ts';
import { storableJson } from './storable.ts';
import type { RowChange } from './tags.ts';

/** Milliseconds since 1970, as all times of rows to write. */
interface Made {
  readonly by: AccountId | null;
  readonly at: number;
}

export interface ThreadRow extends Made {
  readonly id: ThreadId;
  /** Null when it is about words. */
  readonly tagId: TagId | null;
  readonly spans: readonly PlacedSpan[];
  readonly resolvedBy: AccountId | null;
  readonly resolvedAt: number | null;
}

export interface CommentRow extends Made {
  readonly id: CommentId;
  readonly threadId: ThreadId;
  readonly text: string;
  readonly mentions: readonly AccountId[];
  readonly editedAt: number | null;
}

export async function writeThreads(
  tx: Queryable,
  layerId: LayerId,
  { ids, changed }: RowChange<ThreadRow>,
): Promise<void> {
  await tx.query('delete from thread where layer_id = $1 and id <> all ($2)', [layerId, ids]);
  if (changed.length === 0) return;
  await tx.query(
    `insert into thread
       (layer_id, id, tag_id, spans, resolved_by, resolved_at, created_by, created_at)
     select $1, t.id, t."tagId", t.spans, r.id, to_timestamp(t."resolvedAt" / 1000.0), a.id,
       to_timestamp(t.at / 1000.0)
     from jsonb_to_recordset($2) as t(id text, "tagId" text, spans jsonb, "resolvedBy" text,
       "resolvedAt" bigint, by text, at bigint)
     left join account a on a.id = t.by
     left join account r on r.id = t."resolvedBy"
     on conflict (layer_id, id) do update
     set tag_id = excluded.tag_id, spans = excluded.spans, resolved_by = excluded.resolved_by,
       resolved_at = excluded.resolved_at, created_by = excluded.created_by,
       created_at = excluded.created_at`,
    [layerId, JSON.stringify(storableJson(changed))],
  );
}

export async function writeComments(
  tx: Queryable,
  layerId: LayerId,
  { ids, changed }: RowChange<CommentRow>,
): Promise<void> {
  await tx.query('delete from comment where layer_id = $1 and id <> all ($2)', [layerId, ids]);
  if (changed.length === 0) return;
  await tx.query(
    `insert into comment
       (layer_id, id, thread_id, text, mentions, edited_at, created_by, created_at)
     select $1, c.id, c."threadId", c.text, c.mentions, to_timestamp(c."editedAt" / 1000.0), a.id,
       to_timestamp(c.at / 1000.0)
     from jsonb_to_recordset($2) as c(id text, "threadId" text, text text, mentions text[],
       "editedAt" bigint, by text, at bigint)
     left join account a on a.id = c.by
     on conflict (layer_id, id) do update
     set thread_id = excluded.thread_id, text = excluded.text, mentions = excluded.mentions,
       edited_at = excluded.edited_at, created_by = excluded.created_by,
       created_at = excluded.created_at`,
    [layerId, JSON.stringify(storableJson(changed))],
  );
}

/** The comments of a layer that an account has seen. */
export async function seenComments(
  db: Queryable,
  { accountId, layerId }: { readonly accountId: AccountId; readonly layerId: LayerId },
): Promise<CommentId[]> {
  const rows = await db.query<{ id: CommentId }>(
    'select comment_id as id from comment_seen where account_id = $1 and layer_id = $2',
    [accountId, layerId],
  );
  return rows.map(({ id }) => id);
}

/** Notes that an account has seen comments of a layer; what is no comment of it is left out. */
export async function markSeen(
  db: Queryable,
  seen: {
    readonly accountId: AccountId;
    readonly layerId: LayerId;
    readonly commentIds: readonly CommentId[];
  },
): Promise<void> {
  await db.query(
    `insert into comment_seen (account_id, layer_id, comment_id)
     select $1, $2, id
     from unnest($3::text[]) as given(id)
     on conflict do nothing`,
    [seen.accountId, seen.layerId, seen.commentIds],
  );
}

/** What there is to read in the threads of an article, for one account. */
export interface ThreadTally {
  readonly articleId: ArticleId;
  /** Threads that are not resolved. */
  readonly open: number;
  /** Comments of others that were not seen. */
  readonly unread: number;
  /** Those among them that call the account by name. */
  readonly mentions: number;
}

/** Of the team's layers. An article without threads has no row. */
export async function threadTallies(
  db: Queryable,
  {
    accountId,
    articleIds,
  }: { readonly accountId: AccountId; readonly articleIds: readonly ArticleId[] },
): Promise<ThreadTally[]> {
  return db.query<ThreadTally>(
    `select layer.article_id as "articleId",
       count(distinct thread.id) filter (where thread.resolved_at is null) as open,
       count(comment.id) filter (where unread.holds) as unread,
       count(comment.id) filter (where unread.holds and $1 = any (comment.mentions)) as mentions
     from layer
     join thread on thread.layer_id = layer.id
     join comment on comment.layer_id = layer.id and comment.thread_id = thread.id
     left join comment_seen seen
       on seen.account_id = $1 and seen.layer_id = layer.id and seen.comment_id = comment.id
     cross join lateral (
       select seen.comment_id is null and comment.created_by is distinct from $1 as holds
     ) unread
     where layer.article_id = any ($2)
       and layer.party = 'team'
     group by layer.article_id`,
    [accountId, articleIds],
  );
}
