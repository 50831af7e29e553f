import * as v from 'valibot';
import { PROJECT } from '#domain/access/access.ts';
import { authorize, type Actor } from '#server/access.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { projectById, setProjectName } from '#server/db/projects.ts';
import { refusals } from '#server/errors.ts';
import type { CommandDependencies } from './dependencies.ts';
import { name, projectId, read } from './input.ts';

const renaming = v.object({ projectId, name: name('the project') });

export const renameProject =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof renaming>): Promise<void> => {
    const given = read(renaming, input);
    const project = await projectById(database, given.projectId);
    if (project === null) throw refusals.notFound('project');
    authorize(actor, project.workspaceId, 'change-project', PROJECT);

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
