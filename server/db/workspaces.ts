import type { AccountId, WorkspaceId } from '#domain/ids.ts';
import type { Role } from '#domain/access/roles.ts';
import type { Queryable } from './database.ts';

export interface Workspace {
  readonly id: WorkspaceId;
  readonly name: string;
}

export async function insertWorkspace(db: Queryable, workspace: Workspace): Promise<void> {
  await db.query(
    `insert into workspace (id, name)
     values ($1, $2)`,
    [workspace.id, workspace.name],
  );
}

export async function workspaceById(db: Queryable, id: WorkspaceId): Promise<Workspace | null> {
  const [workspace] = await db.query<Workspace>(
    `select id, name
     from workspace
     where id = $1`,
    [id],
  );
  return workspace ?? null;
}

export async function setWorkspaceName(
  db: Queryable,
  id: WorkspaceId,
  name: string,
): Promise<void> {
  await db.query(
    `update workspace
     set name = $2
     where id = $1`,
    [id, name],
  );
}

/** Where an account is a member, the one joined first before the others. */
export async function workspacesOf(
  db: Queryable,
  accountId: AccountId,
): Promise<(Workspace & { readonly role: Role })[]> {
  return db.query<Workspace & { readonly role: Role }>(
    `select workspace.id, workspace.name, member.role
     from member
     join workspace on workspace.id = member.workspace_id
     where member.account_id = $1
     order by member.joined_at, workspace.id`,
    [accountId],
  );
}
