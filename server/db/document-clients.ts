import type { AccountId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/** Whose a Yjs client id is in a document; null for the server's own. */
export interface ClientBinding {
  readonly docId: string;
  readonly clientId: number;
  readonly accountId: AccountId | null;
}

/** Whose each known client id of a document is. */
export async function clientsOf(
  db: Queryable,
  docId: string,
): Promise<Map<number, AccountId | null>> {
  const rows = await db.query<ClientRow>(
    'select client_id, account_id from doc_client where doc_id = $1',
    [docId],
  );
  return new Map(rows.map((row) => [row.client_id, row.account_id]));
}

/** Whose these client ids of a document are, those that nobody owns left out. */
export async function ownersOf(
  db: Queryable,
  docId: string,
  clientIds: readonly number[],
): Promise<Map<number, AccountId | null>> {
  const rows = await db.query<ClientRow>(
    'select client_id, account_id from doc_client where doc_id = $1 and client_id = any ($2::bigint[])',
    [docId, clientIds],
  );
  return new Map(rows.map((row) => [row.client_id, row.account_id]));
}

/**
 * Binds client ids to accounts; the first binding stands, and those that differ
 * from it are answered. The heads of the documents must be locked.
 */
export async function bindClients(
  tx: Queryable,
  bindings: readonly ClientBinding[],
): Promise<readonly ClientBinding[]> {
  const given = [
    bindings.map(({ docId }) => docId),
    bindings.map(({ clientId }) => clientId),
    bindings.map(({ accountId }) => accountId),
  ];
  const bound = await tx.query<ClientRow>(
    `insert into doc_client (doc_id, client_id, account_id)
     select * from unnest($1::text[], $2::bigint[], $3::text[])
     on conflict do nothing
     returning client_id, account_id`,
    given,
  );
  if (bound.length === bindings.length) return [];
  return tx.query<ClientBinding>(
    `select doc_id as "docId", client_id as "clientId", given.account_id as "accountId"
     from unnest($1::text[], $2::bigint[], $3::text[]) as given(doc_id, client_id, account_id)
     join doc_client c using (doc_id, client_id)
     where c.account_id is distinct from given.account_id`,
    given,
  );
}

interface ClientRow {
  readonly client_id: number;
  readonly account_id: AccountId | null;
}
