import * as v from 'valibot';
import { newId, type AccountId, type WorkspaceId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { checkInvitation, hashInvitationToken } from '#server/auth/invitations.ts';
import { checkNewPassword, hashPassword } from '#server/auth/passwords.ts';
import type { Cookie } from '#server/auth/sessions.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { insertAccount } from '#server/db/accounts.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import type { Queryable } from '#server/db/database.ts';
import { lockInvitation, markInvitationUsed } from '#server/db/invitations.ts';
import { insertMember } from '#server/db/members.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { email, name, read } from './input.ts';

const newcomer = v.object({
  token: v.string(),
  name: name('person'),
  email,
  password: v.string(),
  /** The network address it comes from. */
  address: v.string(),
});

/** Makes an account for whoever holds the invitation, lets it in, and signs in. */
export const acceptInvitationAsNewcomer =
  ({ database, auth, now }: CommandDependencies) =>
  async (
    input: v.InferInput<typeof newcomer>,
  ): Promise<{ cookie: Cookie; workspaceId: WorkspaceId }> => {
    const given = read(newcomer, input);
    await auth.rateLimits.countInvitation(given.address);
    checkNewPassword(given.password);
    const passwordHash = await hashPassword(given.password);
    const accountId = newId<AccountId>();

    const workspaceId = await database.transaction(async (tx) => {
      const invitation = await lockInvitation(tx, hashInvitationToken(given.token));
      checkInvitation(invitation, now());
      if (!(await insertAccount(tx, { id: accountId, ...given, passwordHash }))) throw emailTaken();
      await join(tx, invitation, accountId);
      return invitation.workspaceId;
    });
    return { cookie: await auth.sessions.open(accountId), workspaceId };
  };

/** Lets an account that exists already into one more workspace. */
export const acceptInvitation =
  ({ database, now }: CommandDependencies) =>
  async (actor: Actor, input: { token: string }): Promise<{ workspaceId: WorkspaceId }> => {
    const workspaceId = await database.transaction(async (tx) => {
      const invitation = await lockInvitation(tx, hashInvitationToken(input.token));
      checkInvitation(invitation, now());
      await join(tx, invitation, actor.accountId);
      return invitation.workspaceId;
    });
    return { workspaceId };
  };

type Accepted = NonNullable<Awaited<ReturnType<typeof lockInvitation>>>;

async function join(tx: Queryable, invitation: Accepted, accountId: AccountId): Promise<void> {
  const { id, workspaceId, role } = invitation;
  if (!(await insertMember(tx, { workspaceId, accountId, role })))
    throw refusals.conflict('already-member', texts.refusals.invitations.memberAlready);
  await markInvitationUsed(tx, id, accountId);
  await notifyAccessChange(tx, { accountId, workspaceId });
  await insertAuditEvent(tx, {
    workspaceId,
    actorId: accountId,
    verb: 'invitation.accepted',
    subject: id,
    detail: { role },
  });
}

function emailTaken() {
  return refusals.conflict('email-taken', texts.refusals.invitations.emailTaken, 'email');
}
