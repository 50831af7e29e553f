import type { ProjectId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject, checkNotArchived } from '#server/authorized.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** The project that somebody is about to add an article to. */
export const newArticlePage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const projectId = knownId<ProjectId>(givenId, 'project');
    const { project } = await authorizedProject(database, actor, {
      projectId,
      verb: 'create-article',
    });
    checkNotArchived(project);
    return { project };
  };
