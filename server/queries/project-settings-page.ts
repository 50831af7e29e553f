import { can, PROJECT } from '#domain/access/access.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject } from '#server/authorized.ts';
import { codebookOf } from '#server/db/codebooks.ts';
import { refusals } from '#server/errors.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** A project with the codebook it is tagged by. */
export const projectSettingsPage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const projectId = knownId<ProjectId>(givenId, 'project');
    const { project, role } = await authorizedProject(database, actor, { projectId, verb: 'see' });
    const codebook = await codebookOf(database, projectId);
    if (codebook === null) throw refusals.notFound('codebook');
    return {
      project,
      codebook,
      mayChange: can(role, 'change-project', PROJECT),
      mayChangeCodebook: can(role, 'change-codebook', PROJECT) && project.archivedAt === null,
    };
  };
