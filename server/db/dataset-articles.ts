import type { LayerParty } from '#domain/access/access.ts';
import type {
  AccountId,
  ArticleId,
  EntityId,
  LayerId,
  LinkId,
  ProjectId,
  TagId,
  ThreadId,
} from '#domain/ids.ts';
import type { Problem } from '#domain/problem.ts';
import type { AwayEnd, FieldValue, PlacedSpan } from '#domain/tag/tag.ts';
import type { Comment, Resolution } from '#domain/thread/thread.ts';
import type { ArticleFields } from './articles.ts';
import type { Queryable } from './database.ts';

/** The ids of a project's articles after one of them, in the order of ids: a page of a walk over all. */
export async function articleIdsAfter(
  db: Queryable,
  projectId: ProjectId,
  { after, limit }: { readonly after: ArticleId | null; readonly limit: number },
): Promise<ArticleId[]> {
  const rows = await db.query<{ id: ArticleId }>(
    `select id
     from article
     where project_id = $1
       and id > coalesce($2, '')
     order by id
     limit $3`,
    [projectId, after, limit],
  );
  return rows.map(({ id }) => id);
}

/** Everything an export says of an article. Times are milliseconds since 1970. */
export interface DatasetRow extends ArticleFields {
  readonly id: ArticleId;
  readonly text: string;
  readonly sha256: string;
  readonly seq: number;
  readonly layer: {
    readonly id: LayerId;
    readonly party: LayerParty;
    readonly state: 'open' | 'submitted';
  };
  readonly tags: readonly DatasetTagRow[];
  readonly spans: readonly DatasetSpanRow[];
  readonly links: readonly DatasetLinkRow[];
  readonly threads: readonly DatasetThreadRow[];
  readonly comments: readonly Comment[];
  /** Those that the tags point at, with all they were merged with. */
  readonly entities: readonly DatasetEntityRow[];
  readonly people: readonly { readonly id: AccountId; readonly name: string }[];
}

export interface DatasetTagRow {
  readonly id: TagId;
  readonly kind: string;
  readonly label: string | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly digest: string;
  readonly problems: readonly Problem[] | null;
  readonly createdBy: AccountId | null;
  readonly createdAt: number;
  readonly changedBy: AccountId | null;
  readonly changedAt: number;
  readonly decision: {
    readonly state: 'accepted' | 'rejected';
    readonly digest: string;
    readonly reason: string;
    readonly by: AccountId | null;
    readonly at: number;
  } | null;
}

export interface DatasetSpanRow {
  readonly tagId: TagId;
  readonly part: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string;
}

export interface DatasetLinkRow {
  readonly id: LinkId;
  readonly type: string;
  readonly from: TagId;
  readonly to: TagId;
  readonly away: AwayEnd | null;
  readonly createdBy: AccountId | null;
  readonly createdAt: number;
}

export interface DatasetThreadRow {
  readonly id: ThreadId;
  /** Null when it is about words. */
  readonly tagId: TagId | null;
  readonly spans: readonly PlacedSpan[];
  readonly resolved: Resolution | null;
  readonly createdBy: AccountId | null;
  readonly createdAt: number;
}

export interface DatasetEntityRow {
  readonly id: EntityId;
  readonly name: string;
  readonly type: string;
  readonly aliases: readonly string[];
  readonly note: string;
  readonly role: string;
  readonly url: string;
  readonly wikidataId: string;
  readonly mergedInto: EntityId | null;
  readonly removed: boolean;
  readonly createdBy: AccountId | null;
  readonly createdAt: number;
}

/**
 * An article with the team's tags as they were at one instant: one statement, so that
 * spans belong to the text they come with. Null when there is no such article.
 */
export async function datasetRow(db: Queryable, articleId: ArticleId): Promise<DatasetRow | null> {
  const [row] = await db.query<DatasetRow>(DATASET_ROW, [articleId]);
  return row ?? null;
}

const MILLISECONDS = (at: string): string => `(extract(epoch from ${at}) * 1000)::bigint`;

const DATASET_ROW = `
  with layer_of as (
    select id, party, state
    from layer
    where article_id = $1
      and party = 'team'
  ),
  tag_of as (
    select tag.id, tag.kind, tag.label, tag.fields, tag.digest, tag.problem as problems,
      tag.created_by as "createdBy", ${MILLISECONDS('tag.created_at')} as "createdAt",
      tag.changed_by as "changedBy", ${MILLISECONDS('tag.changed_at')} as "changedAt",
      decision.decided_by as "decidedBy",
      case when decision.state is not null then json_build_object(
        'state', decision.state, 'digest', decision.digest, 'reason', decision.reason,
        'by', decision.decided_by, 'at', ${MILLISECONDS('decision.decided_at')}
      ) end as decision
    from tag
    join layer_of on layer_of.id = tag.layer_id
    left join tag_decision decision
      on decision.layer_id = tag.layer_id and decision.tag_id = tag.id
  ),
  span_of as (
    select tag_id as "tagId", part, start_utf16 as start, end_utf16 as "end", quote
    from tag_span
    join layer_of on layer_of.id = tag_span.layer_id
    order by tag_id, part, ordinal
  ),
  link_of as (
    select link.id, type, from_tag as "from", to_tag as "to",
      case
        when to_article is not null then json_build_object('end', 'to', 'article', to_article)
        when from_article is not null then json_build_object('end', 'from', 'article', from_article)
      end as away,
      created_by as "createdBy", ${MILLISECONDS('created_at')} as "createdAt"
    from link
    join layer_of on layer_of.id = link.layer_id
    order by link.id
  ),
  entity_of as (
    select entity.id, entity.name, entity.type, entity.aliases, entity.note, entity.role,
      entity.url, entity.wikidata_id as "wikidataId", entity.merged_into as "mergedInto",
      entity.removed, entity.created_by as "createdBy", ${MILLISECONDS('entity.created_at')} as "createdAt"
    from entity
    join article on article.project_id = entity.project_id and article.id = $1
    where entity.stands_for in (
      select pointed_at.stands_for
      from tag_entity
      join layer_of on layer_of.id = tag_entity.layer_id
      join entity pointed_at
        on pointed_at.project_id = article.project_id and pointed_at.id = tag_entity.entity_id
    )
    order by entity.id
  ),
  thread_of as (
    select thread.id, tag_id as "tagId", spans,
      case when resolved_at is not null then json_build_object(
        'by', resolved_by, 'at', ${MILLISECONDS('resolved_at')}
      ) end as resolved,
      resolved_by as "resolvedBy", created_by as "createdBy",
      ${MILLISECONDS('created_at')} as "createdAt"
    from thread
    join layer_of on layer_of.id = thread.layer_id
    order by created_at, thread.id
  ),
  comment_of as (
    select comment.id, comment.thread_id as "threadId", comment.text, comment.mentions,
      comment.created_by as "createdBy", ${MILLISECONDS('comment.created_at')} as "createdAt",
      ${MILLISECONDS('comment.edited_at')} as "editedAt"
    from comment
    join layer_of on layer_of.id = comment.layer_id
    join thread on thread.layer_id = comment.layer_id and thread.id = comment.thread_id
  ),
  person_of as (
    select id, name
    from account
    where id in (
      select unnest(array["createdBy", "changedBy", "decidedBy"])
      from tag_of
      union all
      select "createdBy"
      from link_of
      union all
      select unnest(array["createdBy", "resolvedBy"])
      from thread_of
      union all
      select unnest(mentions || "createdBy")
      from comment_of
    )
    order by id
  )
  select article.id, article.title, article.outlet, article.byline,
    article.published_on as "publishedOn", article.url, article.language,
    article_text.text, article_text.sha256, article_text.seq,
    (select to_json(layer_of) from layer_of) as layer,
    (select coalesce(json_agg(tag_of), '[]') from tag_of) as tags,
    (select coalesce(json_agg(span_of), '[]') from span_of) as spans,
    (select coalesce(json_agg(link_of), '[]') from link_of) as links,
    (select coalesce(json_agg(thread_of), '[]') from thread_of) as threads,
    (select coalesce(json_agg(comment_of), '[]') from comment_of) as comments,
    (select coalesce(json_agg(entity_of), '[]') from entity_of) as entities,
    (select coalesce(json_agg(person_of), '[]') from person_of) as people
  from article
  join article_text on article_text.article_id = article.id
  where article.id = $1`;
