import * as v from 'valibot';
import { WORKSPACE } from '#domain/access/access.ts';
import { newId, type InvitationId } from '#domain/ids.ts';
import { authorize, type Actor } from '#server/access.ts';
import {
  hashInvitationToken,
  invitationExpiry,
  newInvitationToken,
} from '#server/auth/invitations.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { insertInvitation } from '#server/db/invitations.ts';
import type { CommandDependencies } from './dependencies.ts';
import { note, read, role, workspaceId } from './input.ts';

const invitation = v.object({
  workspaceId,
  role,
  /** For whom it is: seen by owners only. */
  note,
});

/** Makes an invitation and answers its token, which is never shown again. */
export const invite =
  ({ database, now }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof invitation>): Promise<{ token: string }> => {
    const given = read(invitation, input);
    authorize(actor, given.workspaceId, 'manage-members', WORKSPACE);
    const token = newInvitationToken();
    const id = newId<InvitationId>();

    await database.transaction(async (tx) => {
      await insertInvitation(tx, {
        id,
        ...given,
        tokenHash: hashInvitationToken(token),
        createdBy: actor.accountId,
        expiresAt: invitationExpiry(now()),
      });
      await insertAuditEvent(tx, {
        workspaceId: given.workspaceId,
        actorId: actor.accountId,
        verb: 'invitation.created',
        subject: id,
        detail: { role: given.role },
      });
    });
    return { token };
  };
