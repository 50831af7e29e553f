import type { EntityId, ProjectId } from '#domain/ids.ts';
import type { Entity } from '#domain/tag/tag.ts';
import type { Queryable } from './database.ts';
import { likeEscaped } from './like.ts';

export const ENTITY_SORTS = ['name', 'mentions', 'articles', 'newest'] as const;
export type EntitySort = (typeof ENTITY_SORTS)[number];

export interface EntityListRequest {
  readonly projectId: ProjectId;
  /** Found in names and aliases, also of those merged into an entity; empty for all. */
  readonly search: string;
  /** A label id of the entity kind, or null. */
  readonly type: string | null;
  readonly sort: EntitySort;
  /** Those that were removed instead of those that are there. */
  readonly removed: boolean;
  readonly limit: number;
  readonly offset: number;
}

export interface EntityListRow {
  readonly id: EntityId;
  readonly name: string;
  readonly type: string;
  readonly role: string;
  /** Other names of its own and of those merged into it. */
  readonly aliases: readonly string[];
  readonly mentions: number;
  readonly quotes: number;
  readonly claims: number;
  readonly articles: number;
}

const ORDER: Readonly<Record<EntitySort, string>> = {
  name: 'lower(e.name), e.id',
  mentions: 'mentions desc, lower(e.name), e.id',
  articles: 'articles desc, lower(e.name), e.id',
  newest: 'e.created_at desc, e.id',
};

/** One page of a project's register, merges followed, and how many entities there are on all pages. */
export async function listEntities(
  db: Queryable,
  { projectId, search, type, sort, removed, limit, offset }: EntityListRequest,
): Promise<{ readonly entities: EntityListRow[]; readonly count: number }> {
  const rows = await db.query<EntityListRow & { count: number }>(
    `with tally as (
       select member.stands_for as id, sum(use.mentions)::integer as mentions,
         sum(use.quotes)::integer as quotes, sum(use.claims)::integer as claims,
         count(distinct use.article_id)::integer as articles
       from entity member
       join article_entity use on use.entity_id = member.id
       where member.project_id = $1
       group by member.stands_for
     ),
     named as (
       select distinct stands_for as id
       from entity
       where project_id = $1
         and ($2 = '%%' or name ilike $2 or array_to_string(aliases, E'\\n') ilike $2)
     ),
     merged as (
       select stands_for as id, array_agg(name order by name) as names,
         (array_agg(role order by created_at, id) filter (where role <> ''))[1] as role
       from entity
       where project_id = $1 and stands_for <> id
       group by stands_for
     )
     select e.id, e.name, e.type, coalesce(nullif(e.role, ''), merged.role, '') as role,
       e.aliases || coalesce(merged.names, '{}') as aliases,
       coalesce(tally.mentions, 0) as mentions, coalesce(tally.quotes, 0) as quotes,
       coalesce(tally.claims, 0) as claims, coalesce(tally.articles, 0) as articles,
       count(*) over () as count
     from entity e
     join named using (id)
     left join tally using (id)
     left join merged using (id)
     where e.project_id = $1
       and e.removed = $6
       and ($3::text is null or e.type = $3)
     order by ${ORDER[sort]}
     limit $4
     offset $5`,
    [projectId, `%${likeEscaped(search.trim())}%`, type, limit, offset, removed],
  );
  return { entities: rows, count: rows[0]?.count ?? 0 };
}

/** How many entities of a project were removed; those they stand for are not counted beside them. */
export async function countRemoved(db: Queryable, projectId: ProjectId): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*)::integer as count
     from entity
     where project_id = $1 and removed and stands_for = id`,
    [projectId],
  );
  return row?.count ?? 0;
}

/** An entity with all that were merged with it, in any order; empty when the register does not know it. */
export async function entityWithMerged(
  db: Queryable,
  projectId: ProjectId,
  entityId: EntityId,
): Promise<Entity[]> {
  return db.query<Entity>(
    `select id, name, type, aliases, note, role, url, wikidata_id as "wikidataId",
       merged_into as "mergedInto", removed, created_by as "createdBy",
       (extract(epoch from created_at) * 1000)::bigint as "createdAt"
     from entity
     where project_id = $1
       and stands_for = (select stands_for from entity where project_id = $1 and id = $2)`,
    [projectId, entityId],
  );
}
