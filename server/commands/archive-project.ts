import * as v from 'valibot';
import { PROJECT } from '#domain/access/access.ts';
import { authorize, type Actor } from '#server/access.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { projectById, setProjectArchived } from '#server/db/projects.ts';
import { refusals } from '#server/errors.ts';
import type { CommandDependencies } from './dependencies.ts';
import { projectId, read } from './input.ts';

const archiving = v.object({ projectId });

/** Puts a project out of the way: listed apart, and taking no new articles. */
export const archiveProject = (dependencies: CommandDependencies) =>
  settingArchived(dependencies, true);

/** Brings an archived project back. */
export const restoreProject = (dependencies: CommandDependencies) =>
  settingArchived(dependencies, false);

function settingArchived({ database }: CommandDependencies, archived: boolean) {
  return async (actor: Actor, input: v.InferInput<typeof archiving>): Promise<void> => {
    const given = read(archiving, input);
    const project = await projectById(database, given.projectId);
    if (project === null) throw refusals.notFound('project');
    authorize(actor, project.workspaceId, 'change-project', PROJECT);

    await database.transaction(async (tx) => {
      await setProjectArchived(tx, given.projectId, archived);
      await insertAuditEvent(tx, {
        workspaceId: project.workspaceId,
        actorId: actor.accountId,
        verb: archived ? 'project.archived' : 'project.restored',
        subject: given.projectId,
      });
    });
  };
}
