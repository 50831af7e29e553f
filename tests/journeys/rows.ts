import type { Database } from '#server/db/database.ts';

/** A tag as its rows have it, with the words each of its spans has in the stored text. */
export interface TagRow {
  readonly id: string;
  readonly kind: string;
  readonly label: string | null;
  readonly quote: string;
  readonly author: string;
  readonly review: string | null;
  readonly reviewer: string | null;
  readonly reason: string | null;
  /** As `part: words`, cut out of the article's text at the span's offsets. */
  readonly parts: readonly string[];
}

/** All tags of an article, in reading order. */
export function tagRows(database: Database, articleId: string): Promise<TagRow[]> {
  return database.query<TagRow>(
    `select tag.id, tag.kind, tag.label, tag.quote, author.name as author,
       decision.state as review, reviewer.name as reviewer, decision.reason,
       array(
         select span.part || ': ' || coalesce(span.quote, '')
         from tag_span span
         where span.layer_id = tag.layer_id and span.tag_id = tag.id
         order by span.start_utf16, span.part
       ) as parts
     from tag
     join layer on layer.id = tag.layer_id
     join account author on author.id = tag.created_by
     left join tag_decision decision on decision.layer_id = tag.layer_id and decision.tag_id = tag.id
     left join account reviewer on reviewer.id = decision.decided_by
     where layer.article_id = $1
     order by tag.start_utf16, tag.id`,
    [articleId],
  );
}

export interface SpanRow {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Every standing span of an article. */
export function spanRows(database: Database, articleId: string): Promise<SpanRow[]> {
  return database.query<SpanRow>(
    `select start_utf16 as start, end_utf16 as end, tag_span.quote
     from tag_span
     join layer on layer.id = tag_span.layer_id
     where layer.article_id = $1 and start_utf16 is not null`,
    [articleId],
  );
}

/** The article's text as its row has it. */
export async function textRow(database: Database, articleId: string): Promise<string> {
  const [row] = await database.query<{ text: string }>(
    'select text from article_text where article_id = $1',
    [articleId],
  );
  return row?.text ?? '';
}

interface SaidRow {
  readonly kind: string;
  readonly label: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly start: number;
  readonly spans: readonly { readonly part: string; readonly words: string }[];
}

/** A tag with what it says: the words of its parts and the names of the entities it points at. */
export interface SaidTag {
  readonly what: string;
  readonly start: number;
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** By field: an entry of the register, or whom the article leaves unnamed. */
  readonly entities: Readonly<Record<string, string>>;
  readonly voice: string | null;
}

/** What all tags of an article say, in reading order; what starts together the longest first. */
export async function saidTags(database: Database, articleId: string): Promise<SaidTag[]> {
  const rows = await database.query<SaidRow>(
    `select tag.kind, tag.label, tag.fields, tag.start_utf16 as start,
       (select json_agg(
          json_build_object('part', span.part, 'words', span.quote)
          order by span.part, span.ordinal)
        from tag_span span
        where span.layer_id = tag.layer_id and span.tag_id = tag.id) as spans
     from tag
     join layer on layer.id = tag.layer_id
     where layer.article_id = $1
     order by tag.start_utf16, length(tag.quote) desc, tag.kind`,
    [articleId],
  );
  const entities = await database.query<{ id: string; name: string }>(
    `select entity.id, entity.name
     from entity
     join article on article.project_id = entity.project_id
     where article.id = $1`,
    [articleId],
  );
  const nameById = new Map(entities.map(({ id, name }) => [id, name]));
  return rows.map(({ kind, label, fields, start, spans }) => ({
    what: label ?? kind,
    start,
    parts: Object.fromEntries(
      [...new Set(spans.map(({ part }) => part))].map((part) => [
        part,
        spans.filter((span) => span.part === part).map(({ words }) => words),
      ]),
    ),
    entities: Object.fromEntries(
      Object.entries(fields).flatMap(([field, value]) => {
        const name = nameIn(value, nameById);
        return name === null ? [] : [[field, name]];
      }),
    ),
    voice: typeof fields['voice'] === 'string' ? fields['voice'] : null,
  }));
}

function nameIn(value: unknown, nameById: ReadonlyMap<string, string>): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('unnamed' in value) return `unnamed: ${String(value.unnamed)}`;
  return 'entity' in value ? (nameById.get(String(value.entity)) ?? 'nobody') : null;
}
