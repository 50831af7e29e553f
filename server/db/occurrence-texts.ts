import type { ArticleId, ProjectId } from '#domain/ids.ts';
import type { Database, Queryable } from './database.ts';
import { likeEscaped } from './like.ts';

interface TextSearch {
  readonly projectId: ProjectId;
  readonly names: readonly string[];
  readonly matchCase: boolean;
  readonly limit: number;
}

/** An article that may hold one of some names, and how long its text is. */
export interface CandidateArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly length: number;
}

/**
 * The articles whose texts may hold one of the names, by title: no other does. The names
 * themselves are to be found in the texts.
 */
export async function articlesThatMayHold(
  database: Database,
  { projectId, names, matchCase, limit }: TextSearch,
): Promise<CandidateArticle[]> {
  return database.transaction(async (tx) => {
    // The planner prices a scan by the pages of the table, not by the long texts beside
    // them, and would read every text: it is left the index of three letters alone.
    await tx.query('set local enable_seqscan = off');
    await tx.query('set local enable_indexscan = off');
    return tx.query<CandidateArticle>(
      `with candidate as materialized (
         select article_id, length(text) as length
         from article_text
         where text ${matchCase ? 'like' : 'ilike'} any ($2)
       )
       select article.id, article.title, candidate.length
       from candidate
       join article on article.id = candidate.article_id
       where article.project_id = $1
       order by lower(article.title), article.id
       limit $3`,
      [projectId, patternsOf(names, matchCase), limit],
    );
  });
}

/**
 * Names as texts may spell them: in either form of accents, with any quote, hyphen or blank.
 * Each pattern is held against every candidate again, so there is none too many.
 */
function patternsOf(names: readonly string[], matchCase: boolean): string[] {
  const spellings = names
    .flatMap((name) => [name.normalize('NFC'), name.normalize('NFD')])
    .flatMap((spelling) => (matchCase ? [spelling] : casesOf(spelling)));
  return [...new Set(spellings)].map(
    (spelling) => `%${likeEscaped(spelling).replace(/[‘’‚‛′'“”„‟″"‐‑\-\s]/g, '_')}%`,
  );
}

/** Every database knows the two cases of the first alphabet; not every one those of other letters. */
function casesOf(spelling: string): string[] {
  const isPlain = /^[ -~‘’‚‛′“”„‟″‐‑\s]*$/.test(spelling);
  return isPlain ? [spelling] : [spelling, spelling.toLowerCase(), spelling.toUpperCase()];
}

export interface Occurrence {
  readonly articleId: ArticleId;
  readonly start: number;
  readonly end: number;
}

/** Which of some places, by their index, overlap the words of a tag of the team of this kind. */
export async function taggedAlready(
  db: Queryable,
  places: readonly Occurrence[],
  { kind, part }: { readonly kind: string; readonly part: string },
): Promise<ReadonlySet<number>> {
  const rows = await db.query<{ at: number }>(
    `select place.ordinal - 1 as at
     from unnest($1::text[], $2::integer[], $3::integer[]) with ordinality
       as place(article_id, start, "end", ordinal)
     join layer on layer.article_id = place.article_id and layer.party = 'team'
     where exists (
       select from tag_span span
       join tag on tag.layer_id = span.layer_id and tag.id = span.tag_id
       where span.layer_id = layer.id
         and span.part = $5
         and span.start_utf16 < place."end"
         and span.end_utf16 > place.start
         and tag.kind = $4
     )`,
    [
      places.map(({ articleId }) => articleId),
      places.map(({ start }) => start),
      places.map(({ end }) => end),
      kind,
      part,
    ],
  );
  return new Set(rows.map(({ at }) => at));
}
