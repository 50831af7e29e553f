import { kindOf } from '#domain/codebook/codebook.ts';
import type { ArticleId, EntityId, ProjectId } from '#domain/ids.ts';
import {
  mergesToUndo,
  readRegister,
  standInFor,
  type StandingEntity,
} from '#domain/register/register.ts';
import type { Entity } from '#domain/tag/tag.ts';
import { inContext, type WordsInContext } from '#domain/text/context.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject } from '#server/authorized.ts';
import { codebookOf } from '#server/db/codebooks.ts';
import type { Queryable } from '#server/db/database.ts';
import { entityWithMerged } from '#server/db/entities.ts';
import {
  countUses,
  textsOf,
  usesOf,
  type EntityUse,
  type UseCounts,
  type UseKind,
} from '#server/db/entity-uses.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';
import { registerRoom } from './register-room.ts';

/** Each is two lines with its words in context. */
export const USES_A_PAGE = 50;

interface UsesView {
  /** Null for all. */
  readonly kind: UseKind | null;
  /** From 1. */
  readonly page: number;
}

export interface UseInContext extends EntityUse {
  readonly context: WordsInContext;
}

/** An entity of a project's register, and one page of the tags that point at it in all articles. */
export const entityPage =
  ({ database }: QueryDependencies) =>
  async (
    actor: Actor,
    given: { readonly projectId: string; readonly entityId: string },
    view: UsesView,
  ) => {
    const projectId = knownId<ProjectId>(given.projectId, 'project');
    const entityId = knownId<EntityId>(given.entityId, 'entity');
    const { project, role } = await authorizedProject(database, actor, { projectId, verb: 'see' });
    const [members, codebook, room] = await Promise.all([
      entityWithMerged(database, projectId, entityId),
      codebookOf(database, projectId),
      registerRoom(database, role, project),
    ]);
    const entity = standInFor(readRegister(members), entityId) ?? null;
    return {
      project,
      room,
      me: { id: actor.accountId },
      kinds: codebook?.kinds ?? [],
      types: (codebook && kindOf(codebook, 'entity')?.labels) ?? [],
      entityId,
      /** Who stands for the entity; null as long as no row tells of it. */
      entity,
      ...(await usesOfEntity(database, projectId, { entityId, entity, ...view })),
    };
  };

/** How often the team's tags point at an entity, or would once it was split off. */
export const entityUses =
  ({ database }: QueryDependencies) =>
  async (
    actor: Actor,
    given: {
      readonly projectId: string;
      readonly entityId: string;
      readonly whenSplit?: boolean;
    },
  ): Promise<UseCounts> => {
    const projectId = knownId<ProjectId>(given.projectId, 'project');
    const entityId = knownId<EntityId>(given.entityId, 'entity');
    await authorizedProject(database, actor, { projectId, verb: 'see' });
    const members = await entityWithMerged(database, projectId, entityId);
    const register = readRegister(given.whenSplit === true ? splitOff(members, entityId) : members);
    const entity = standInFor(register, entityId) ?? null;
    return countUses(database, projectId, idsOf(entityId, entity));
  };

/** As they will be when an entity among them stands for itself. */
function splitOff(members: readonly Entity[], entityId: EntityId): readonly Entity[] {
  const entity = members.find(({ id }) => id === entityId);
  const undone = entity === undefined ? [] : mergesToUndo(readRegister(members), entity);
  return members.map((member) =>
    undone.includes(member.id) ? { ...member, mergedInto: null } : member,
  );
}

/** Of an entity and all it stands for. */
function idsOf(entityId: EntityId, entity: StandingEntity | null): readonly EntityId[] {
  return entity === null ? [entityId] : [entity.id, ...entity.merged.map(({ id }) => id)];
}

interface Asked extends UsesView {
  readonly entityId: EntityId;
  readonly entity: StandingEntity | null;
}

/** Of an entity that is gone from the register, too: tags may still point at it. */
async function usesOfEntity(
  db: Queryable,
  projectId: ProjectId,
  { entityId, entity, kind, page }: Asked,
) {
  const entityIds = idsOf(entityId, entity);
  const [counts, uses] = await Promise.all([
    countUses(db, projectId, entityIds),
    usesOf(db, {
      projectId,
      entityIds,
      kind,
      limit: USES_A_PAGE,
      offset: (page - 1) * USES_A_PAGE,
    }),
  ]);
  const texts = await textsOf(db, [...new Set(uses.map(({ articleId }) => articleId))]);
  return {
    counts,
    pages: Math.max(1, Math.ceil(countOf(counts, kind) / USES_A_PAGE)),
    uses: uses.map((use): UseInContext => ({ ...use, context: contextOf(use, texts) })),
  };
}

function countOf(counts: UseCounts, kind: UseKind | null): number {
  switch (kind) {
    case null:
      return counts.tags;
    case 'entity':
      return counts.mentions;
    case 'quote':
      return counts.quotes;
    case 'claim':
      return counts.claims;
  }
}

function contextOf(
  { articleId, start, end, quote }: EntityUse,
  texts: ReadonlyMap<ArticleId, string>,
): WordsInContext {
  const text = texts.get(articleId);
  return text === undefined || start === null || end === null
    ? { before: '', words: quote, after: '' }
    : inContext(text, { start, end });
}
