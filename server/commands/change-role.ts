import * as v from 'valibot';
import { can, WORKSPACE } from '#domain/access/access.ts';
import { authorize, type Actor } from '#server/access.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { revokeInvitationsBy } from '#server/db/invitations.ts';
import { lockRoles, setMemberRole } from '#server/db/members.ts';
import { refusals } from '#server/errors.ts';
import type { CommandDependencies } from './dependencies.ts';
import { accountId, read, role, workspaceId } from './input.ts';
import { checkOwnerRemains } from './owners.ts';

const change = v.object({ workspaceId, accountId, role });

/** Gives a member another role, at once also in the pages they have open. */
export const changeRole =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof change>): Promise<void> => {
    const given = read(change, input);
    authorize(actor, given.workspaceId, 'manage-members', WORKSPACE);

    await database.transaction(async (tx) => {
      const roles = await lockRoles(tx, given.workspaceId);
      const before = roles.get(given.accountId);
      if (before === undefined) throw refusals.notFound('member');
      if (before === given.role) return;
      if (given.role !== 'owner') checkOwnerRemains(roles, given.accountId);
      await setMemberRole(tx, given);
      if (!can(given.role, 'manage-members', WORKSPACE))
        await revokeInvitationsBy(tx, given.workspaceId, given.accountId); // no way back up by one's own link
      await notifyAccessChange(tx, {
        accountId: given.accountId,
        workspaceId: given.workspaceId,
      });
      await insertAuditEvent(tx, {
        workspaceId: given.workspaceId,
        actorId: actor.accountId,
        verb: 'member.role-changed',
        subject: given.accountId,
        detail: { before, after: given.role },
      });
    });
  };
