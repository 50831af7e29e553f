import * as v from 'valibot';
import { WORKSPACE } from '#domain/access/access.ts';
import { authorize, type Actor } from '#server/access.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { revokeInvitationsBy } from '#server/db/invitations.ts';
import { deleteMember, lockRoles } from '#server/db/members.ts';
import { refusals } from '#server/errors.ts';
import type { CommandDependencies } from './dependencies.ts';
import { accountId, read, workspaceId } from './input.ts';
import { checkOwnerRemains } from './owners.ts';

const removal = v.object({ workspaceId, accountId });

/** Takes a member out of a workspace; their tags stay under their name. Anybody may leave. */
export const removeMember =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof removal>): Promise<void> => {
    const given = read(removal, input);
    const leaves = actor.accountId === given.accountId;
    authorize(actor, given.workspaceId, leaves ? 'see' : 'manage-members', WORKSPACE);

    await database.transaction(async (tx) => {
      const roles = await lockRoles(tx, given.workspaceId);
      if (!roles.has(given.accountId)) throw refusals.notFound('member');
      checkOwnerRemains(roles, given.accountId);
      await deleteMember(tx, given.workspaceId, given.accountId);
      await revokeInvitationsBy(tx, given.workspaceId, given.accountId); // no way back in by one's own link
      await notifyAccessChange(tx, given);
      await insertAuditEvent(tx, {
        workspaceId: given.workspaceId,
        actorId: actor.accountId,
        verb: 'member.removed',
        subject: given.accountId,
      });
    });
  };
