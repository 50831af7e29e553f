import * as v from 'valibot';
import { verifyPassword } from '#server/auth/passwords.ts';
import type { Cookie } from '#server/auth/sessions.ts';
import { accountByEmail } from '#server/db/accounts.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { email, read } from './input.ts';

const credentials = v.object({
  email,
  password: v.string(),
  /** The network address it comes from. */
  address: v.string(),
});

/** Opens a session. An unknown address and a wrong password get one answer, equally slowly. */
export const signIn =
  ({ database, auth }: CommandDependencies) =>
  async (input: v.InferInput<typeof credentials>): Promise<{ cookie: Cookie }> => {
    const attempt = read(credentials, input);
    await auth.rateLimits.countSignIn(attempt);
    const account = await accountByEmail(database, attempt.email);
    const right = await verifyPassword(account?.passwordHash ?? null, attempt.password);
    if (account === null || !right)
      throw refusals.invalid(texts.refusals.signIn.mismatch, 'password');

    await auth.rateLimits.forgiveSignIn(attempt);
    await insertAuditEvent(database, {
      workspaceId: null,
      actorId: account.id,
      verb: 'account.signed-in',
      subject: account.id,
    });
    return { cookie: await auth.sessions.open(account.id) };
  };
