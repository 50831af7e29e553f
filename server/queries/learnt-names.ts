import type { ProjectId } from '#domain/ids.ts';
import { NAME_LIMIT } from '#domain/limits.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject } from '#server/authorized.ts';
import { learntNames as readLearntNames } from '#server/db/entity-uses.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** Rarer ones are found by name: these are what a page can hold without being slowed down. */
const NAMES_LEARNT = 3_000;

/** Whom a project's mentions meant so far, for the desk to offer the same again. */
export const learntNames =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const projectId = knownId<ProjectId>(givenId, 'project');
    await authorizedProject(database, actor, { projectId, verb: 'see' });
    return readLearntNames(database, projectId, { limit: NAMES_LEARNT, length: NAME_LIMIT });
  };
