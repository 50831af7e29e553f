import type { AccountId, ArticleId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

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
}

/**
 * The revision that holds this text: the article's last one when its hash is equal,
 * else a new one. Within a transaction: two at once must not take one number.
 */
export async function reviseTo(tx: Queryable, revised: RevisedText): Promise<Revision> {
  const { articleId, text, sha256, seq, by } = revised;
  await tx.query('select from article where id = $1 for update', [articleId]);
  const last = await lastRevision(tx, articleId);
  if (last?.sha256 === sha256) return last;
  const [made] = await tx.query<Revision>(
    `insert into revision (article_id, number, text, sha256, seq, created_by)
     values ($1, $2, $3, $4, $5, $6)
     returning number, sha256, created_at as "createdAt"`,
    [articleId, (last?.number ?? 0) + 1, text, sha256, seq, by],
  );
  if (made === undefined) throw new Error(`No revision was made of article ${articleId}.`);
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
