import * as v from 'valibot';
import type { Actor } from '#server/access.ts';
import { authorizedProject } from '#server/authorized.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { setProjectArchived } from '#server/db/projects.ts';
import type { CommandDependencies } from './dependencies.ts';
import { projectId, read } from './input.ts';

const archiving = v.object({ projectId });

/** Puts a project out of the way: listed apart, to be read and exported but not changed. */
export const archiveProject = (dependencies: CommandDependencies) =>
  settingArchived(dependencies, true);

/** Brings an archived project back. */
export const restoreProject = (dependencies: CommandDependencies) =>
  settingArchived(dependencies, false);

function settingArchived({ database }: CommandDependencies, archived: boolean) {
  return async (actor: Actor, input: v.InferInput<typeof archiving>): Promise<void> => {
    const given = read(archiving, input);
    const { project } = await authorizedProject(database, actor, {
      projectId: given.projectId,
      verb: 'change-project',
    });

    await database.transaction(async (tx) => {
      await setProjectArchived(tx, given.projectId, archived);
      await notifyAccessChange(tx, { workspaceId: project.workspaceId });
      await insertAuditEvent(tx, {
        workspaceId: project.workspaceId,
        actorId: actor.accountId,
        verb: archived ? 'project.archived' : 'project.restored',
        subject: given.projectId,
      });
    });
  };
}
