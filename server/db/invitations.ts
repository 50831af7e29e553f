import type { AccountId, InvitationId, WorkspaceId } from '#domain/ids.ts';
import type { Role } from '#domain/access/roles.ts';
import type { Queryable } from './database.ts';

export interface Invitation {
  readonly id: InvitationId;
  readonly workspaceId: WorkspaceId;
  readonly workspaceName: string;
  readonly invitedBy: string;
  readonly role: Role;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

interface NewInvitation {
  readonly id: InvitationId;
  readonly workspaceId: WorkspaceId;
  readonly tokenHash: string;
  readonly role: Role;
  readonly note: string;
  readonly createdBy: AccountId;
  readonly expiresAt: Date;
}

export async function insertInvitation(db: Queryable, invitation: NewInvitation): Promise<void> {
  await db.query(
    `insert into invitation (id, workspace_id, token_hash, role, note, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      invitation.id,
      invitation.workspaceId,
      invitation.tokenHash,
      invitation.role,
      invitation.note,
      invitation.createdBy,
      invitation.expiresAt,
    ],
  );
}

const INVITATION = `
  select invitation.id, invitation.workspace_id as "workspaceId",
         workspace.name as "workspaceName", account.name as "invitedBy", invitation.role,
         invitation.expires_at as "expiresAt", invitation.used_at as "usedAt",
         invitation.revoked_at as "revokedAt"
  from invitation
  join workspace on workspace.id = invitation.workspace_id
  join account on account.id = invitation.created_by`;

export async function invitationByTokenHash(
  db: Queryable,
  tokenHash: string,
): Promise<Invitation | null> {
  const [invitation] = await db.query<Invitation>(`${INVITATION} where token_hash = $1`, [
    tokenHash,
  ]);
  return invitation ?? null;
}

/** As `invitationByTokenHash`; until the transaction ends nobody else can use it. */
export async function lockInvitation(db: Queryable, tokenHash: string): Promise<Invitation | null> {
  const [invitation] = await db.query<Invitation>(
    `${INVITATION} where token_hash = $1 for no key update of invitation`,
    [tokenHash],
  );
  return invitation ?? null;
}

export interface PendingInvitation {
  readonly id: InvitationId;
  readonly role: Role;
  readonly note: string;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Neither used nor revoked; an expired one is listed for a while, so that nobody wonders. */
export async function pendingInvitationsOf(
  db: Queryable,
  workspaceId: WorkspaceId,
): Promise<PendingInvitation[]> {
  return db.query<PendingInvitation>(
    `select invitation.id, invitation.role, invitation.note, account.name as "invitedBy",
            invitation.created_at as "createdAt", invitation.expires_at as "expiresAt"
     from invitation
     join account on account.id = invitation.created_by
     where invitation.workspace_id = $1
       and invitation.used_at is null
       and invitation.revoked_at is null
       and invitation.expires_at > now() - interval '7 days'
     order by invitation.created_at desc`,
    [workspaceId],
  );
}

export async function markInvitationUsed(
  db: Queryable,
  id: InvitationId,
  usedBy: AccountId,
): Promise<void> {
  await db.query(
    `update invitation
     set used_at = now(), used_by = $2
     where id = $1`,
    [id, usedBy],
  );
}

/** False when there is none to revoke: used, revoked before, or of another workspace. */
export async function revokeInvitation(
  db: Queryable,
  workspaceId: WorkspaceId,
  id: InvitationId,
): Promise<boolean> {
  const revoked = await db.query(
    `update invitation
     set revoked_at = now()
     where id = $1
       and workspace_id = $2
       and used_at is null
       and revoked_at is null
     returning id`,
    [id, workspaceId],
  );
  return revoked.length > 0;
}

/** Withdraws what an account has asked to a workspace and nobody has used. */
export async function revokeInvitationsBy(
  db: Queryable,
  workspaceId: WorkspaceId,
  accountId: AccountId,
): Promise<void> {
  await db.query(
    `update invitation
     set revoked_at = now()
     where workspace_id = $1
       and created_by = $2
       and used_at is null
       and revoked_at is null`,
    [workspaceId, accountId],
  );
}
