import type { ArticleId, ProjectId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';
import { likeEscaped } from './like.ts';

export const ARTICLE_SORTS = ['changed', 'title', 'date', 'tags'] as const;
export type ArticleSort = (typeof ARTICLE_SORTS)[number];

export const REVIEW_FILTERS = ['to-review', 'reviewed', 'attention'] as const;
/** Undecided tags left; all decided; detached tags or tags with problems. */
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

export interface ArticleListRequest {
  readonly projectId: ProjectId;
  /** Words to find in title, outlet, byline and text; empty for all. */
  readonly search: string;
  readonly state: 'open' | 'frozen' | null;
  readonly review: ReviewFilter | null;
  readonly sort: ArticleSort;
  readonly limit: number;
  readonly offset: number;
}

export interface ArticleListRow {
  readonly id: ArticleId;
  readonly title: string;
  readonly outlet: string;
  readonly byline: string;
  readonly publishedOn: string | null;
  readonly state: 'open' | 'frozen';
  readonly changedAt: Date;
  readonly wordCount: number;
  readonly tags: number;
  readonly entities: number;
  readonly quotes: number;
  readonly claims: number;
  readonly detached: number;
  readonly problems: number;
  readonly accepted: number;
  readonly rejected: number;
}

const ORDER: Readonly<Record<ArticleSort, string>> = {
  changed: `article.changed_at desc, article.id`,
  title: `lower(article.title), article.id`,
  date: `article.published_on desc nulls last, article.changed_at desc, article.id`,
  tags: `coalesce(article_tally.tags, 0) desc, article.changed_at desc, article.id`,
};

const REVIEW: Readonly<Record<ReviewFilter, string>> = {
  'to-review': `article_tally.tags > article_tally.accepted + article_tally.rejected`,
  reviewed: `article_tally.tags > 0
       and article_tally.tags = article_tally.accepted + article_tally.rejected`,
  attention: `(article_tally.detached > 0 or article_tally.problems > 0)`,
};

/** One page of a project's articles, and how many there are on all pages. */
export async function listArticles(
  db: Queryable,
  request: ArticleListRequest,
): Promise<{ readonly articles: ArticleListRow[]; readonly count: number }> {
  const where = conditions(request);
  const [articles, [counted]] = await Promise.all([
    db.query<ArticleListRow>(
      `select article.id, article.title, article.outlet, article.byline,
              article.published_on as "publishedOn", article.state,
              article.changed_at as "changedAt",
              coalesce(article_text.word_count, 0) as "wordCount",
              coalesce(article_tally.tags, 0) as tags,
              coalesce(article_tally.entities, 0) as entities,
              coalesce(article_tally.quotes, 0) as quotes,
              coalesce(article_tally.claims, 0) as claims,
              coalesce(article_tally.detached, 0) as detached,
              coalesce(article_tally.problems, 0) as problems,
              coalesce(article_tally.accepted, 0) as accepted,
              coalesce(article_tally.rejected, 0) as rejected
       from article
       left join article_tally on article_tally.article_id = article.id
       left join article_text on article_text.article_id = article.id
       where ${where.sql}
       order by ${ORDER[request.sort]}
       limit $${where.parameters.length + 1}
       offset $${where.parameters.length + 2}`,
      [...where.parameters, request.limit, request.offset],
    ),
    db.query<{ count: number }>(
      `select count(*) as count
       from article
       left join article_tally on article_tally.article_id = article.id
       where ${where.sql}`,
      where.parameters,
    ),
  ]);
  return { articles, count: counted?.count ?? 0 };
}

interface Conditions {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

function conditions({ projectId, search, state, review }: ArticleListRequest): Conditions {
  const clauses = ['article.project_id = $1'];
  const parameters: unknown[] = [projectId];
  const parameter = (value: unknown) => `$${parameters.push(value)}`;

  if (state !== null) clauses.push(`article.state = ${parameter(state)}`);
  if (review !== null) clauses.push(REVIEW[review]);
  const words = searchWords(search);
  if (words.length > 0) {
    const pattern = parameter(`%${likeEscaped(search.trim())}%`);
    const lexemes = parameter(words.map((word) => `${word}:*`).join(' & '));
    clauses.push(matches(pattern, lexemes));
  } else if (search.trim() !== '') clauses.push('false'); // nothing is called "!?"
  return { sql: clauses.join('\n       and '), parameters };
}

/**
 * Each side of the union uses what it is quick at: a scan over the project's
 * short lines, the word index over its long texts.
 */
function matches(pattern: string, lexemes: string): string {
  return `article.id in (
         select id
         from article
         where project_id = $1
           and concat_ws(' ', title, outlet, byline) ilike ${pattern}
         union all
         select article_id
         from article_text
         where search @@ to_tsquery('simple', ${lexemes}))`;
}

const SEARCH_WORDS = 12; // more narrows nothing down

/** Letters and digits only, so that no search is a syntax error. */
function searchWords(search: string): string[] {
  return (search.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, SEARCH_WORDS);
}
