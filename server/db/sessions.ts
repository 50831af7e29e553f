import type { AccountId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/** Ends sessions by their stored ids: all of an account, or all but one. Says which ended. */
export async function deleteSessions(
  db: Queryable,
  accountId: AccountId,
  keptId: string | null,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `delete from session
     where user_id = $1
       and ($2::text is null or id <> $2)
     returning id`,
    [accountId, keptId],
  );
  return rows.map((row) => row.id);
}

export async function deleteSession(
  db: Queryable,
  accountId: AccountId,
  id: string,
): Promise<void> {
  await db.query(
    `delete from session
     where user_id = $1
       and id = $2`,
    [accountId, id],
  );
}

export interface OpenSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function openSessionsOf(db: Queryable, accountId: AccountId): Promise<OpenSession[]> {
  return db.query<OpenSession>(
    `select id, created_at as "createdAt", expires_at as "expiresAt"
     from session
     where user_id = $1
       and expires_at > now()
     order by created_at desc`,
    [accountId],
  );
}
