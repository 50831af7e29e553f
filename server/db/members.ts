import type { AccountId, LayerId, WorkspaceId } from '#domain/ids.ts';
import type { Role } from '#domain/access/roles.ts';
import type { Queryable } from './database.ts';

export interface Member {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
}

export interface Person {
  readonly id: AccountId;
  readonly name: string;
}

interface Membership {
  readonly workspaceId: WorkspaceId;
  readonly accountId: AccountId;
  readonly role: Role;
}

/** False when they were a member already; their role then stays. */
export async function insertMember(db: Queryable, membership: Membership): Promise<boolean> {
  const inserted = await db.query(
    `insert into member (workspace_id, account_id, role)
     values ($1, $2, $3)
     on conflict do nothing
     returning account_id`,
    [membership.workspaceId, membership.accountId, membership.role],
  );
  return inserted.length > 0;
}

export async function setMemberRole(db: Queryable, membership: Membership): Promise<void> {
  await db.query(
    `update member
     set role = $3
     where workspace_id = $1
       and account_id = $2`,
    [membership.workspaceId, membership.accountId, membership.role],
  );
}

export async function deleteMember(
  db: Queryable,
  workspaceId: WorkspaceId,
  accountId: AccountId,
): Promise<void> {
  await db.query(
    `delete from member
     where workspace_id = $1
       and account_id = $2`,
    [workspaceId, accountId],
  );
}

/** All members' roles, locked until the transaction ends: who is the last owner stays true. */
export async function lockRoles(
  db: Queryable,
  workspaceId: WorkspaceId,
): Promise<ReadonlyMap<AccountId, Role>> {
  const rows = await db.query<{ accountId: AccountId; role: Role }>(
    `select account_id as "accountId", role
     from member
     where workspace_id = $1
     order by account_id
     for no key update`,
    [workspaceId],
  );
  return new Map(rows.map((row) => [row.accountId, row.role]));
}

export async function rolesOf(
  db: Queryable,
  accountId: AccountId,
): Promise<ReadonlyMap<WorkspaceId, Role>> {
  const rows = await db.query<{ workspaceId: WorkspaceId; role: Role }>(
    `select workspace_id as "workspaceId", role
     from member
     where account_id = $1`,
    [accountId],
  );
  return new Map(rows.map((row) => [row.workspaceId, row.role]));
}

export async function membersOf(db: Queryable, workspaceId: WorkspaceId): Promise<Member[]> {
  return db.query<Member>(
    `select member.account_id as "accountId", account.name, account.email,
            member.role, member.joined_at as "joinedAt"
     from member
     join account on account.id = member.account_id
     where member.workspace_id = $1
     order by lower(account.name), account.id`,
    [workspaceId],
  );
}

/** The members, and whoever left the workspace but not without work in a layer. */
export async function peopleOf(
  db: Queryable,
  { workspaceId, layerId }: { readonly workspaceId: WorkspaceId; readonly layerId: LayerId },
): Promise<Person[]> {
  return db.query<Person>(
    `select id, name
     from account
     where id in (
       select account_id from member where workspace_id = $1
       union all
       select created_by from tag where layer_id = $2
       union all
       select changed_by from tag where layer_id = $2
       union all
       select decided_by from tag_decision where layer_id = $2
     )
     order by lower(name), id`,
    [workspaceId, layerId],
  );
}
