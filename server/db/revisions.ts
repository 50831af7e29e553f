import type { AccountId, ArticleId, LayerId, TagId } from '#domain/ids.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import type { Queryable } from './database.ts';
import { storableJson } from './storable.ts';

export interface Revision {
  readonly number: number;
  readonly sha256: string;
  readonly createdAt: Date;
}

interface RevisedText {
  readonly articleId: ArticleId;
  readonly text: string;
  readonly sha256: string;
  /** Up to where in the text document's log this was read. */
  readonly seq: number;
  readonly by: AccountId;
  /** Where each tag stands in this text. */
  readonly tags: readonly RevisedTag[];
}

/** A tag as it stood in the text of a revision. */
export interface RevisedTag {
  readonly layerId: LayerId;
  readonly id: TagId;
  readonly kind: string;
  readonly label: string | null;
  readonly parts: Readonly<Record<string, readonly PlacedSpan[]>>;
}

/**
 * The revision that holds this text: the article's last one when its hash is equal,
 * else a new one. Within a transaction: two at once must not take one number. The lock is
 * the one an update of the article takes: a stronger one would wait for whoever writes
 * rows that name the article, and they for us.
 */
export async function reviseTo(tx: Queryable, revised: RevisedText): Promise<Revision> {
  const { articleId, text, sha256, seq, by, tags } = revised;
  await tx.query('select from article where id = $1 for no key update', [articleId]);
  const last = await lastRevision(tx, articleId);
  if (last?.sha256 === sha256) return last;
  const [made] = await tx.query<Revision>(
    `insert into revision (article_id, number, text, sha256, seq, created_by, has_tags)
     values ($1, $2, $3, $4, $5, $6, true)
     returning number, sha256, created_at as "createdAt"`,
    [articleId, (last?.number ?? 0) + 1, text, sha256, seq, by],
  );
  if (made === undefined) throw new Error(`No revision was made of article ${articleId}.`);
  await insertTags(tx, articleId, { number: made.number, tags });
  return made;
}

export async function lastRevision(db: Queryable, articleId: ArticleId): Promise<Revision | null> {
  const [revision] = await db.query<Revision>(
    `select number, sha256, created_at as "createdAt"
     from revision
     where article_id = $1
     order by number desc
     limit 1`,
    [articleId],
  );
  return revision ?? null;
}

async function insertTags(
  tx: Queryable,
  articleId: ArticleId,
  { number, tags }: { readonly number: number; readonly tags: readonly RevisedTag[] },
): Promise<void> {
  if (tags.length === 0) return;
  await tx.query(
    `insert into revision_tag (article_id, number, layer_id, tag_id, kind, label, parts)
     select $1, $2, t."layerId", t.id, t.kind, t.label, t.parts
     from jsonb_to_recordset($3)
       as t("layerId" text, id text, kind text, label text, parts jsonb)`,
    [articleId, number, JSON.stringify(storableJson(tags))],
  );
}
