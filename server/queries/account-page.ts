import type { Actor } from '#server/access.ts';
import type { Session } from '#server/auth/sessions.ts';
import { openSessionsOf } from '#server/db/sessions.ts';
import { workspacesOf } from '#server/db/workspaces.ts';
import type { QueryDependencies } from './dependencies.ts';

/** An account's sessions, this one marked, and its workspaces. */
export const accountPage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, session: Session) => {
    const [sessions, workspaces] = await Promise.all([
      openSessionsOf(database, actor.accountId),
      workspacesOf(database, actor.accountId),
    ]);
    return {
      sessions: sessions.map(({ id, createdAt, expiresAt }) => ({
        createdAt,
        expiresAt,
        isThisOne: id === session.id,
      })),
      workspaces,
    };
  };
