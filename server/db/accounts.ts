import type { AccountId } from '#domain/ids.ts';
import { readOwnKeys, type OwnKeys } from '#domain/own-keys.ts';
import type { Queryable } from './database.ts';

export interface Account {
  readonly id: AccountId;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

const COLUMNS = `id, email, name, password_hash as "passwordHash"`;

/** False when the address has an account already. */
export async function insertAccount(db: Queryable, account: Account): Promise<boolean> {
  const inserted = await db.query(
    `insert into account (id, email, name, password_hash)
     values ($1, $2, $3, $4)
     on conflict do nothing
     returning id`,
    [account.id, account.email, account.name, account.passwordHash],
  );
  return inserted.length > 0;
}

/** The account of an address in any spelling of case. */
export async function accountByEmail(db: Queryable, email: string): Promise<Account | null> {
  const [account] = await db.query<Account>(
    `select ${COLUMNS}
     from account
     where lower(email) = lower($1)`,
    [email],
  );
  return account ?? null;
}

export async function accountById(db: Queryable, id: AccountId): Promise<Account | null> {
  const [account] = await db.query<Account>(
    `select ${COLUMNS}
     from account
     where id = $1`,
    [id],
  );
  return account ?? null;
}

export async function anyAccountExists(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ exists: boolean }>(`select exists (select from account)`);
  return row?.exists === true;
}

const FIRST_ACCOUNT_LOCK = 7_140_001; // any number no other lock uses

/** Until the transaction ends, nobody else gets past this: there is only one first account. */
export async function lockFirstAccount(db: Queryable): Promise<void> {
  await db.query(`select pg_advisory_xact_lock($1)`, [FIRST_ACCOUNT_LOCK]);
}

export async function setAccountName(db: Queryable, id: AccountId, name: string): Promise<void> {
  await db.query(
    `update account
     set name = $2
     where id = $1`,
    [id, name],
  );
}

export async function setPasswordHash(db: Queryable, id: AccountId, hash: string): Promise<void> {
  await db.query(
    `update account
     set password_hash = $2
     where id = $1`,
    [id, hash],
  );
}

/** The keys somebody chose for themselves. */
export async function ownKeysOf(db: Queryable, id: AccountId): Promise<OwnKeys> {
  const [row] = await db.query<{ keys: unknown }>(
    `select own_keys as keys
     from account
     where id = $1`,
    [id],
  );
  return readOwnKeys(row?.keys);
}

export async function setOwnKeys(db: Queryable, id: AccountId, keys: OwnKeys): Promise<void> {
  await db.query(
    `update account
     set own_keys = $2
     where id = $1`,
    [id, JSON.stringify(keys)],
  );
}
