import { can, PROJECT } from '#domain/access/access.ts';
import { kindOf } from '#domain/codebook/codebook.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject } from '#server/authorized.ts';
import { codebookOf } from '#server/db/codebooks.ts';
import { countRemoved, listEntities, type EntityListRequest } from '#server/db/entities.ts';
import { latestBatches } from '#server/db/tag-batches.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';
import { registerRoom } from './register-room.ts';

/** More fit on a screen than of articles: a row is a line. */
export const ENTITIES_A_PAGE = 100;

/** What somebody may still want to take back. */
const BATCHES_SHOWN = 5;

export interface RegisterListView extends Omit<
  EntityListRequest,
  'projectId' | 'limit' | 'offset'
> {
  /** From 1. */
  readonly page: number;
}

/** One page of a project's register. */
export const registerPage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string, { page, ...filter }: RegisterListView) => {
    const projectId = knownId<ProjectId>(givenId, 'project');
    const { project, role } = await authorizedProject(database, actor, { projectId, verb: 'see' });
    const [{ entities, count }, removedCount, codebook, batches, room] = await Promise.all([
      listEntities(database, {
        projectId,
        ...filter,
        limit: ENTITIES_A_PAGE,
        offset: (page - 1) * ENTITIES_A_PAGE,
      }),
      countRemoved(database, projectId),
      codebookOf(database, projectId),
      latestBatches(database, projectId, BATCHES_SHOWN),
      registerRoom(database, role, project),
    ]);
    return {
      project,
      room,
      me: { id: actor.accountId },
      mayTag: can(role, 'add-entity', PROJECT) && project.archivedAt === null,
      batches,
      types: (codebook && kindOf(codebook, 'entity')?.labels) ?? [],
      entities,
      count,
      /** Of all, whatever the list is narrowed to. */
      removedCount,
      pages: Math.max(1, Math.ceil(count / ENTITIES_A_PAGE)),
    };
  };
