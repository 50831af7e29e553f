import * as v from 'valibot';
import type { Actor } from '#server/access.ts';
import { checkNewPassword, hashPassword, verifyPassword } from '#server/auth/passwords.ts';
import type { Session } from '#server/auth/sessions.ts';
import { accountById, setPasswordHash } from '#server/db/accounts.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { deleteSessions } from '#server/db/sessions.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { read } from './input.ts';

const change = v.object({
  current: v.string(),
  password: v.string(),
  /** The network address it comes from. */
  address: v.string(),
});

/** Sets a new password and ends every session but this one. */
export const changePassword =
  ({ database, auth }: CommandDependencies) =>
  async (actor: Actor, session: Session, input: v.InferInput<typeof change>): Promise<void> => {
    const given = read(change, input);
    const { accountId } = actor;
    checkNewPassword(given.password);
    const attempt = { email: actor.email, address: given.address };
    await auth.rateLimits.countSignIn(attempt);
    const account = await accountById(database, accountId);
    if (!(await verifyPassword(account?.passwordHash ?? null, given.current)))
      throw refusals.invalid(texts.refusals.signIn.notCurrent, 'current');

    await auth.rateLimits.forgiveSignIn(attempt);
    const passwordHash = await hashPassword(given.password);
    await database.transaction(async (tx) => {
      await setPasswordHash(tx, accountId, passwordHash);
      const ended = await deleteSessions(tx, accountId, session.id);
      for (const sessionId of ended) await notifyAccessChange(tx, { accountId, sessionId });
      await insertAuditEvent(tx, {
        workspaceId: null,
        actorId: accountId,
        verb: 'account.password-changed',
        subject: accountId,
      });
    });
  };
