import * as v from 'valibot';
import { WORKSPACE } from '#domain/access/access.ts';
import { authorize, type Actor } from '#server/access.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { revokeInvitation as revoke } from '#server/db/invitations.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { invitationId, read, workspaceId } from './input.ts';

const revocation = v.object({ workspaceId, invitationId });

/** Withdraws an invitation that nobody has used. */
export const revokeInvitation =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof revocation>): Promise<void> => {
    const given = read(revocation, input);
    authorize(actor, given.workspaceId, 'manage-members', WORKSPACE);

    await database.transaction(async (tx) => {
      if (!(await revoke(tx, given.workspaceId, given.invitationId)))
        throw refusals.conflict('invitation-gone', texts.refusals.invitations.gone);
      await insertAuditEvent(tx, {
        workspaceId: given.workspaceId,
        actorId: actor.accountId,
        verb: 'invitation.revoked',
        subject: given.invitationId,
      });
    });
  };
