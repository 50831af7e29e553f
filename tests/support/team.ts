import { ROLES, type Role } from '#domain/access/roles.ts';
import { newId, type AccountId, type WorkspaceId } from '#domain/ids.ts';
import { paragraph } from '#domain/text/block.ts';
import type { Actor } from '#server/access.ts';
import { createAuth } from '#server/auth/auth.ts';
import { createCommands } from '#server/commands/commands.ts';
import { insertAccount } from '#server/db/accounts.ts';
import type { Database } from '#server/db/database.ts';
import { insertMember } from '#server/db/members.ts';
import { insertWorkspace } from '#server/db/workspaces.ts';
import { createQueries } from '#server/queries/queries.ts';

/** The commands and queries of a server, over a clock that a test may turn. */
export function openServer(database: Database) {
  const clock = { now: new Date() };
  const now = () => clock.now;
  const auth = createAuth({ database, origin: null });
  return {
    clock,
    auth,
    commands: createCommands({ database, auth, now }),
    queries: createQueries({ database, now }),
  };
}

export type Server = ReturnType<typeof openServer>;

/** A workspace with one member of each role. */
export async function foundWorkspace(database: Database) {
  const workspaceId = newId<WorkspaceId>();
  await insertWorkspace(database, { id: workspaceId, name: 'Test desk' });
  const members = new Map<Role, Actor>();
  for (const role of ROLES) members.set(role, await addMember(database, workspaceId, role));
  const member = (role: Role): Actor => {
    const actor = members.get(role);
    if (actor === undefined) throw new Error(`nobody is ${role}`);
    return actor;
  };
  return { workspaceId, member };
}

export async function addMember(
  database: Database,
  workspaceId: WorkspaceId,
  role: Role,
): Promise<Actor> {
  const actor = await addAccount(database, `${role} of the desk`);
  await insertMember(database, { workspaceId, accountId: actor.accountId, role });
  return { ...actor, roles: new Map([[workspaceId, role]]) };
}

/** Somebody with an account and no workspace; nobody can sign in as them. */
export async function addAccount(database: Database, name: string): Promise<Actor> {
  const accountId = newId<AccountId>();
  const email = `${accountId}@example.org`;
  await insertAccount(database, { id: accountId, email, name, passwordHash: 'none' });
  return { accountId, name, email, roles: new Map() };
}

/** What somebody fills in to make an article. */
export function articleForm(projectId: string, title = 'Ferry stays', text = 'It stays in port.') {
  return {
    projectId,
    title,
    outlet: '',
    byline: '',
    publishedOn: '',
    url: '',
    language: 'en',
    blocks: [paragraph(text)],
    acceptDuplicate: false,
  };
}
