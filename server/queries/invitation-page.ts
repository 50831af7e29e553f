import { checkInvitation, hashInvitationToken } from '#server/auth/invitations.ts';
import { invitationByTokenHash } from '#server/db/invitations.ts';
import type { QueryDependencies } from './dependencies.ts';

/** What an invitation offers, for whoever holds its token; refuses one that is over. */
export const invitationPage =
  ({ database, now }: QueryDependencies) =>
  async (token: string) => {
    const invitation = await invitationByTokenHash(database, hashInvitationToken(token));
    checkInvitation(invitation, now());
    const { workspaceName, invitedBy, role, expiresAt } = invitation;
    return { workspaceName, invitedBy, role, expiresAt };
  };
