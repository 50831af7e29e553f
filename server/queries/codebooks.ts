import { can, PROJECT } from '#domain/access/access.ts';
import type { CodebookUsage } from '#domain/codebook/usage.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject } from '#server/authorized.ts';
import {
  codebookAt,
  currentCodebookOf,
  codebookStateOf,
  codebookUsageOf,
  codebookVersionsOf,
  type CodebookVersion,
} from '#server/db/codebooks.ts';
import { refusals } from '#server/errors.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** The codebook of a project with the history of its versions. */
export const codebookPage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const projectId = knownId<ProjectId>(givenId, 'project');
    const { project, role } = await authorizedProject(database, actor, { projectId, verb: 'see' });
    const [current, versions] = await Promise.all([
      currentCodebookOf(database, projectId),
      codebookVersionsOf(database, projectId),
    ]);
    if (current === null) throw refusals.notFound('codebook');
    const mayChange = can(role, 'change-codebook', PROJECT) && project.archivedAt === null;
    return { project, ...current, versions, mayChange };
  };

/** What open pages ask for when they hear of a new version. */
export const currentCodebook =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string): Promise<CodebookVersion> => {
    const projectId = await seenProject({ database }, actor, givenId);
    return (await currentCodebookOf(database, projectId)) ?? missing();
  };

/** What an open page of the codebook asks for again and again: whether it has to look anew. */
export const codebookState =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const projectId = await seenProject({ database }, actor, givenId);
    return (await codebookStateOf(database, projectId)) ?? missing();
  };

export const codebookVersion =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string, version: number): Promise<CodebookVersion> => {
    const projectId = await seenProject({ database }, actor, givenId);
    const isVersion = Number.isSafeInteger(version) && version > 0 && version < 2 ** 31;
    return (isVersion ? await codebookAt(database, projectId, version) : null) ?? missing();
  };

/** How often tags use what the codebook names: before something is retired. */
export const codebookUsage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string): Promise<CodebookUsage> =>
    codebookUsageOf(database, await seenProject({ database }, actor, givenId));

async function seenProject(
  { database }: Pick<QueryDependencies, 'database'>,
  actor: Actor,
  givenId: string,
): Promise<ProjectId> {
  const projectId = knownId<ProjectId>(givenId, 'project');
  await authorizedProject(database, actor, { projectId, verb: 'see' });
  return projectId;
}

function missing(): never {
  throw refusals.notFound('codebookVersion');
}
