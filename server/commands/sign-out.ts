import type { Actor } from '#server/access.ts';
import type { Cookie, Session } from '#server/auth/sessions.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { deleteSession } from '#server/db/sessions.ts';
import type { CommandDependencies } from './dependencies.ts';

/** Ends this one session, also in its other tabs. */
export const signOut =
  ({ database, auth }: CommandDependencies) =>
  async (actor: Actor, session: Session): Promise<{ cookie: Cookie }> => {
    await database.transaction(async (tx) => {
      await deleteSession(tx, actor.accountId, session.id);
      await notifyAccessChange(tx, { accountId: actor.accountId, sessionId: session.id });
    });
    return { cookie: auth.sessions.blankCookie() };
  };
