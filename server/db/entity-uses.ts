import type { ArticleId, EntityId, LayerId, ProjectId, TagId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/** What is counted apart of the tags that point at an entity: by the kind of the tag. */
export const USE_KINDS = ['entity', 'quote', 'claim'] as const;
export type UseKind = (typeof USE_KINDS)[number];

/** A tag of the team that points at an entity, with where its own words are. */
export interface EntityUse {
  readonly layerId: LayerId;
  readonly tagId: TagId;
  readonly articleId: ArticleId;
  readonly title: string;
  readonly kind: string;
  readonly label: string | null;
  /** The fields that point there. */
  readonly fields: readonly string[];
  /** Which entity they name: the one asked for, or one merged into it. */
  readonly entityId: EntityId;
  readonly quote: string;
  /** Of its first words, in UTF-16 code units; null when they were deleted. */
  readonly start: number | null;
  readonly end: number | null;
}

interface UsesRequest {
  readonly projectId: ProjectId;
  /** An entity and all that were merged into it. */
  readonly entityIds: readonly EntityId[];
  /** Null for tags of every kind. */
  readonly kind: UseKind | null;
  readonly limit: number;
  readonly offset: number;
}

/** One page of the tags that point at any of these entities: article by article, in reading order. */
export async function usesOf(
  db: Queryable,
  { projectId, entityIds, kind, limit, offset }: UsesRequest,
): Promise<EntityUse[]> {
  return db.query<EntityUse>(
    `select tag.layer_id as "layerId", tag.id as "tagId", article.id as "articleId",
       article.title, tag.kind, tag.label, tag.quote, tag.start_utf16 as start,
       (select span.end_utf16
        from tag_span span
        where span.layer_id = tag.layer_id and span.tag_id = tag.id
          and span.start_utf16 = tag.start_utf16
        order by span.end_utf16 desc
        limit 1) as "end",
       array_agg(tag_entity.field order by tag_entity.field) as fields,
       min(tag_entity.entity_id) as "entityId"
     from tag_entity
     join tag on tag.layer_id = tag_entity.layer_id and tag.id = tag_entity.tag_id
     join layer on layer.id = tag.layer_id and layer.party = 'team'
     join article on article.id = layer.article_id
     where tag_entity.entity_id = any ($2)
       and article.project_id = $1
       and ($3::text is null or tag.kind = $3)
     group by tag.layer_id, tag.id, article.id
     order by lower(article.title), article.id, tag.start_utf16 nulls last, tag.id
     limit $4
     offset $5`,
    [projectId, entityIds, kind, limit, offset],
  );
}

/** How often tags point at an entity and at those merged into it. */
export interface UseCounts {
  readonly tags: number;
  readonly mentions: number;
  readonly quotes: number;
  readonly claims: number;
  readonly articles: number;
}

export async function countUses(
  db: Queryable,
  projectId: ProjectId,
  entityIds: readonly EntityId[],
): Promise<UseCounts> {
  const [counts] = await db.query<UseCounts>(
    `select coalesce(sum(tags), 0)::integer as tags,
       coalesce(sum(mentions), 0)::integer as mentions,
       coalesce(sum(quotes), 0)::integer as quotes,
       coalesce(sum(claims), 0)::integer as claims,
       count(distinct article_id)::integer as articles
     from article_entity
     join article on article.id = article_entity.article_id
     where article.project_id = $1
       and entity_id = any ($2)`,
    [projectId, entityIds],
  );
  return counts ?? { tags: 0, mentions: 0, quotes: 0, claims: 0, articles: 0 };
}

/** The texts of some articles as rows know them. */
export async function textsOf(
  db: Queryable,
  articleIds: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, string>> {
  const rows = await db.query<{ articleId: ArticleId; text: string }>(
    `select article_id as "articleId", text
     from article_text
     where article_id = any ($1)`,
    [articleIds],
  );
  return new Map(rows.map(({ articleId, text }) => [articleId, text]));
}

/** Words that were tagged as an entity, and how often. */
export interface LearntName {
  readonly words: string;
  readonly entity: EntityId;
  readonly count: number;
}

/** What the team's mentions in a project call whom, the most frequent first. */
export async function learntNames(
  db: Queryable,
  projectId: ProjectId,
  { limit, length }: { readonly limit: number; readonly length: number },
): Promise<LearntName[]> {
  return db.query<LearntName>(
    `select tag.quote as words, tag_entity.entity_id as entity, count(*)::integer as count
     from entity
     join tag_entity on tag_entity.entity_id = entity.id
     join tag
       on tag.layer_id = tag_entity.layer_id and tag.id = tag_entity.tag_id and tag.kind = 'entity'
     join layer on layer.id = tag.layer_id and layer.party = 'team'
     where entity.project_id = $1
       and length(tag.quote) between 1 and $3
     group by tag.quote, tag_entity.entity_id
     order by count desc, words
     limit $2`,
    [projectId, limit, length],
  );
}
