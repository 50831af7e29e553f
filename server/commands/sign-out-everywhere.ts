import type { Actor } from '#server/access.ts';
import type { Cookie } from '#server/auth/sessions.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { deleteSessions } from '#server/db/sessions.ts';
import type { CommandDependencies } from './dependencies.ts';

/** Ends every session of the account, this one included. */
export const signOutEverywhere =
  ({ database, auth }: CommandDependencies) =>
  async (actor: Actor): Promise<{ cookie: Cookie }> => {
    const { accountId } = actor;
    await database.transaction(async (tx) => {
      const ended = await deleteSessions(tx, accountId, null);
      for (const sessionId of ended) await notifyAccessChange(tx, { accountId, sessionId });
      await insertAuditEvent(tx, {
        workspaceId: null,
        actorId: accountId,
        verb: 'account.signed-out-everywhere',
        subject: accountId,
      });
    });
    return { cookie: auth.sessions.blankCookie() };
  };
