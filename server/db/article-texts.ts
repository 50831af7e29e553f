import type { ArticleId } from '#domain/ids.ts';
import type { PreparedStatement, Queryable } from './database.ts';

/** An article's text as read from its document at `seq`. */
export interface ArticleText {
  readonly articleId: ArticleId;
  readonly seq: number;
  readonly text: string;
  readonly sha256: string;
  readonly wordCount: number;
}

export async function writeArticleText(tx: Queryable, article: ArticleText): Promise<void> {
  const { articleId, seq, text, sha256, wordCount } = article;
  await tx.query(WRITE_TEXT, [articleId, seq, text, sha256, wordCount]);
}

const WRITE_TEXT: PreparedStatement = {
  name: 'write_article_text',
  text: `
    insert into article_text (article_id, project_id, seq, text, sha256, word_count)
    select id, project_id, $2, $3, $4, $5
    from article
    where id = $1
    on conflict (article_id) do update
    set seq = excluded.seq, text = excluded.text, sha256 = excluded.sha256,
      word_count = excluded.word_count`,
};

/** Counts the rows of an article's team layer anew. A decision on a tag that changed since does not count. */
export async function recountArticle(tx: Queryable, articleId: ArticleId): Promise<void> {
  await tx.query(
    `insert into article_tally
       (article_id, tags, entities, quotes, claims, detached, problems, accepted, rejected)
     select $1,
       count(t.id),
       count(*) filter (where t.kind = 'entity'),
       count(*) filter (where t.kind = 'quote'),
       count(*) filter (where t.kind = 'claim'),
       count(*) filter (where t.detached),
       count(*) filter (where t.problem is not null),
       count(*) filter (where d.state = 'accepted'),
       count(*) filter (where d.state = 'rejected')
     from layer l
     join tag t on t.layer_id = l.id
     left join tag_decision d
       on d.layer_id = t.layer_id and d.tag_id = t.id and d.digest = t.digest
     where l.article_id = $1 and l.party = 'team'
     on conflict (article_id) do update
     set tags = excluded.tags, entities = excluded.entities, quotes = excluded.quotes,
       claims = excluded.claims, detached = excluded.detached, problems = excluded.problems,
       accepted = excluded.accepted, rejected = excluded.rejected`,
    [articleId],
  );
}

export async function touchArticle(tx: Queryable, articleId: ArticleId): Promise<void> {
  await tx.query(TOUCH_ARTICLE, [articleId]);
}

const TOUCH_ARTICLE: PreparedStatement = {
  name: 'touch_article',
  text: 'update article set changed_at = now() where id = $1',
};
