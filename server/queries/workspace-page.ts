import { can, WORKSPACE } from '#domain/access/access.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { authorize, type Actor } from '#server/access.ts';
import { projectSummariesOf } from '#server/db/projects.ts';
import { workspaceById } from '#server/db/workspaces.ts';
import { refusals } from '#server/errors.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** A workspace's projects with what is in them, those archived apart. */
export const workspacePage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const workspaceId = knownId<WorkspaceId>(givenId, 'workspace');
    const role = authorize(actor, workspaceId, 'see', WORKSPACE);
    const [workspace, projects] = await Promise.all([
      workspaceById(database, workspaceId),
      projectSummariesOf(database, workspaceId),
    ]);
    if (workspace === null) throw refusals.notFound('workspace');
    return {
      workspace,
      may: {
        createProject: can(role, 'create-project', WORKSPACE),
        manageWorkspace: can(role, 'manage-workspace', WORKSPACE),
      },
      projects: projects.filter((project) => project.archivedAt === null),
      archived: projects.filter((project) => project.archivedAt !== null),
    };
  };
