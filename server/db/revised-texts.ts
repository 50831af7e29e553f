import type { AccountId, ArticleId, TagId } from '#domain/ids.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import type { Queryable } from './database.ts';

/** A revision as a list shows it. */
export interface ListedRevision {
  readonly number: number;
  readonly text: string;
  readonly createdAt: Date;
  readonly createdBy: { readonly id: AccountId; readonly name: string };
}

/** A text with where the team's tags stand in it, ready to be compared with another. */
export interface ComparedText {
  /** Null for the text as it is. */
  readonly number: number | null;
  readonly text: string;
  /** Null when it was not written down where they stood. */
  readonly tags: readonly ComparedTag[] | null;
}

interface ComparedTag {
  readonly id: TagId;
  readonly kind: string;
  readonly label: string | null;
  readonly parts: Readonly<Record<string, readonly PlacedSpan[]>>;
}

/** Older ones are found in exports that name them. */
const LISTED = 100;

/** The newest revisions of an article, the newest first. */
export async function revisionsOf(db: Queryable, articleId: ArticleId): Promise<ListedRevision[]> {
  return db.query<ListedRevision>(
    `select number, text, revision.created_at as "createdAt",
       json_build_object('id', account.id, 'name', account.name) as "createdBy"
     from revision
     join account on account.id = revision.created_by
     where article_id = $1
     order by number desc
     limit ${LISTED}`,
    [articleId],
  );
}

export async function revisedText(
  db: Queryable,
  articleId: ArticleId,
  number: number,
): Promise<ComparedText | null> {
  const [row] = await db.query<ComparedText>(
    `select number, text,
       case when has_tags then (
         select coalesce(json_agg(json_build_object(
           'id', tag_id, 'kind', kind, 'label', label, 'parts', parts) order by tag_id), '[]')
         from revision_tag
         join layer on layer.id = revision_tag.layer_id and layer.party = 'team'
         where revision_tag.article_id = revision.article_id
           and revision_tag.number = revision.number
       ) end as tags
     from revision
     where article_id = $1
       and number = $2`,
    [articleId, number],
  );
  return row ?? null;
}

/** The text and its tags as their rows have them: of one state of the text. */
export async function currentText(
  db: Queryable,
  articleId: ArticleId,
): Promise<ComparedText | null> {
  const [row] = await db.query<ComparedText>(
    `with span_of as (
       select tag_id, part, json_agg(json_build_object(
         'state', case when start_utf16 is null then 'detached' else 'placed' end,
         'start', start_utf16, 'end', end_utf16, 'near', 0, 'quote', quote
       ) order by ordinal) as spans
       from tag_span
       join layer on layer.id = tag_span.layer_id and layer.party = 'team'
       where layer.article_id = $1
       group by tag_id, part
     ),
     part_of as (
       select tag_id, json_object_agg(part, spans) as parts
       from span_of
       group by tag_id
     )
     select null::integer as number, article_text.text, (
       select coalesce(json_agg(json_build_object(
         'id', tag.id, 'kind', tag.kind, 'label', tag.label,
         'parts', coalesce(part_of.parts, '{}')) order by tag.id), '[]')
       from tag
       join layer on layer.id = tag.layer_id and layer.party = 'team'
       left join part_of on part_of.tag_id = tag.id
       where layer.article_id = $1
     ) as tags
     from article_text
     where article_text.article_id = $1`,
    [articleId],
  );
  return row ?? null;
}
