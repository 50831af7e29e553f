import type { Actor } from '#server/access.ts';
import { anyAccountExists } from '#server/db/accounts.ts';
import { workspacesOf } from '#server/db/workspaces.ts';
import type { QueryDependencies } from './dependencies.ts';

/** Whether the first account has been made. */
export const isSetUp =
  ({ database }: QueryDependencies) =>
  (): Promise<boolean> =>
    anyAccountExists(database);

/** What stands around every page: who is signed in, and where they are a member. */
export const frame =
  ({ database }: QueryDependencies) =>
  async (actor: Actor) => ({
    me: { id: actor.accountId, name: actor.name, email: actor.email },
    workspaces: await workspacesOf(database, actor.accountId),
  });
