import * as v from 'valibot';
import { WORKSPACE } from '#domain/access/access.ts';
import { authorize, type Actor } from '#server/access.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { setWorkspaceName } from '#server/db/workspaces.ts';
import type { CommandDependencies } from './dependencies.ts';
import { name, read, workspaceId } from './input.ts';

const renaming = v.object({ workspaceId, name: name('workspace') });

export const renameWorkspace =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof renaming>): Promise<void> => {
    const given = read(renaming, input);
    authorize(actor, given.workspaceId, 'manage-workspace', WORKSPACE);

    await database.transaction(async (tx) => {
      await setWorkspaceName(tx, given.workspaceId, given.name);
      await insertAuditEvent(tx, {
        workspaceId: given.workspaceId,
        actorId: actor.accountId,
        verb: 'workspace.renamed',
        subject: given.workspaceId,
        detail: { name: given.name },
      });
    });
  };
