import * as v from 'valibot';
import type { Actor } from '#server/access.ts';
import { authorizedProject } from '#server/authorized.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { setProjectName } from '#server/db/projects.ts';
import type { CommandDependencies } from './dependencies.ts';
import { name, projectId, read } from './input.ts';

const renaming = v.object({ projectId, name: name('project') });

export const renameProject =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof renaming>): Promise<void> => {
    const given = read(renaming, input);
    const { project } = await authorizedProject(database, actor, {
      projectId: given.projectId,
      verb: 'change-project',
    });

    await database.transaction(async (tx) => {
      await setProjectName(tx, given.projectId, given.name);
      await insertAuditEvent(tx, {
        workspaceId: project.workspaceId,
        actorId: actor.accountId,
        verb: 'project.renamed',
        subject: given.projectId,
        detail: { name: given.name },
      });
    });
  };
