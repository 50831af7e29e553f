import type { ArticleId, ProjectId } from '#domain/ids.ts';
import type { StandingTag } from '#domain/layer/standing-tags.ts';
import type { Database, Queryable } from './database.ts';

interface TextSearch {
  readonly projectId: ProjectId;
  readonly names: readonly string[];
  readonly matchCase: boolean;
}

/** An article that may hold one of some names, and how long its text is. */
export interface CandidateArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly sizeBytes: number;
}

/**
 * The articles whose texts may hold one of the names, by title: no other does. The names
 * themselves are to be found in the texts.
 */
export async function articlesThatMayHold(
  database: Database,
  { projectId, names, matchCase }: TextSearch,
): Promise<CandidateArticle[]> {
  return database.transaction(async (tx) => {
    // The planner prices a scan by the pages of the table, not by the long texts beside
    // them, and would read every text: it is left the index of three letters in a project alone.
    await tx.query('set local enable_seqscan = off');
    await tx.query('set local enable_indexscan = off');
    // The size is read beside the text, which for its length would be unpacked once more.
    return tx.query<CandidateArticle>(
      `with candidate as materialized (
         select article_id, octet_length(text) as "sizeBytes"
         from article_text
         where project_id = $1
           and text ${matchCase ? '~' : '~*'} any ($2)
       )
       select article.id, article.title, candidate."sizeBytes"
       from candidate
       join article on article.id = candidate.article_id
       order by lower(article.title), article.id`,
      [projectId, expressionsFor(names, matchCase)],
    );
  });
}

/** Each connection keeps 32 expressions as it compiled them: with more, it compiles for every text. */
const EXPRESSIONS = 24;
/** More are looked for more slowly than one after the other. */
const SPELLINGS_IN_ONE = 4;

/**
 * Names as texts may spell them: in either form of accents, with any quote, hyphen or blank.
 * Every text that the index finds is unpacked again for each expression, so that several
 * spellings share one.
 */
function expressionsFor(names: readonly string[], matchCase: boolean): string[] {
  const spellings = names
    .flatMap((name) => [name.normalize('NFC'), name.normalize('NFD')])
    .flatMap((spelling) => (matchCase ? [spelling] : casesOf(spelling)));
  const literals = [...new Set(spellings)].map((spelling) =>
    spelling.replace(/[.*+?()[\]{}|^$\\]/g, '\\$&').replace(/[‘’‚‛′'“”„‟″"‐‑\-\s]/g, '.'),
  );
  const size = Math.max(SPELLINGS_IN_ONE, Math.ceil(literals.length / EXPRESSIONS));
  return Array.from({ length: Math.ceil(literals.length / size) }, (_, at) =>
    literals.slice(at * size, (at + 1) * size).join('|'),
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

/** A kind, and the part of it that holds a tag's own words. */
export interface OwnPart {
  readonly kind: string;
  readonly part: string;
}

/** The team's tags whose own words overlap some places, by the index of the place. */
export async function tagsOn(
  db: Queryable,
  places: readonly Occurrence[],
  ownParts: readonly OwnPart[],
): Promise<ReadonlyMap<number, readonly StandingTag[]>> {
  const rows = await db.query<{ at: number; tags: StandingTag[] }>(
    `select place.ordinal - 1 as at,
       json_agg(json_build_object(
         'tagId', tag.id, 'kind', tag.kind, 'label', tag.label, 'words', tag.quote,
         'by', tag.created_by, 'start', span.start_utf16, 'end', span.end_utf16
       ) order by span.start_utf16, tag.created_at, tag.id) as tags
     from unnest($1::text[], $2::integer[], $3::integer[]) with ordinality
       as place(article_id, start, "end", ordinal)
     join layer on layer.article_id = place.article_id and layer.party = 'team'
     join tag_span span on span.layer_id = layer.id
       and span.start_utf16 < place."end"
       and span.end_utf16 > place.start
     join tag on tag.layer_id = span.layer_id and tag.id = span.tag_id
     join unnest($4::text[], $5::text[]) as own(kind, part)
       on own.kind = tag.kind and own.part = span.part
     group by place.ordinal`,
    [
      places.map(({ articleId }) => articleId),
      places.map(({ start }) => start),
      places.map(({ end }) => end),
      ownParts.map(({ kind }) => kind),
      ownParts.map(({ part }) => part),
    ],
  );
  return new Map(rows.map(({ at, tags }) => [at, tags]));
}
