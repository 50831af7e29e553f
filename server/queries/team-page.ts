import { can, WORKSPACE } from '#domain/access/access.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { authorize, type Actor } from '#server/access.ts';
import { pendingInvitationsOf } from '#server/db/invitations.ts';
import { membersOf } from '#server/db/members.ts';
import { workspaceById } from '#server/db/workspaces.ts';
import { refusals } from '#server/errors.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** Who is in a workspace and, for its owners, who was asked to come. */
export const teamPage =
  ({ database, now }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const workspaceId = knownId<WorkspaceId>(givenId, 'workspace');
    const role = authorize(actor, workspaceId, 'see', WORKSPACE);
    const mayManage = can(role, 'manage-members', WORKSPACE);
    const [workspace, members, invitations] = await Promise.all([
      workspaceById(database, workspaceId),
      membersOf(database, workspaceId),
      mayManage ? pendingInvitationsOf(database, workspaceId) : [],
    ]);
    if (workspace === null) throw refusals.notFound('workspace');
    return {
      workspace,
      mayManage,
      members: members.map((member) => ({ ...member, isMe: member.accountId === actor.accountId })),
      invitations: invitations.map((invitation) => ({
        ...invitation,
        isExpired: invitation.expiresAt <= now(),
      })),
    };
  };
