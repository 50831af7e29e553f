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
