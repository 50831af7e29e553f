import type { AccountId } from '#domain/ids.ts';

/** Whose a Yjs client id is; null is the server's own. */
export interface Ownership {
  readonly clientId: number;
  readonly accountId: AccountId | null;
}

/**
 * Whose each Yjs client id of a document is: bound to an account on first sight
 * and for good. An account may own many (a page load makes one), nobody may
 * write under another's. Null is the server's own.
 */
export class ClientOwners {
  readonly #owners: Map<number, AccountId | null>;

  constructor(owners: ReadonlyMap<number, AccountId | null>) {
    this.#owners = new Map(owners);
  }

  /** Binds a client id that nobody owns to the server. */
  reserve(client: number): void {
    if (!this.#owners.has(client)) this.#owners.set(client, null);
  }

  /** Takes over what is committed, whatever was thought before. */
  learn(ownerships: Iterable<Ownership>): void {
    for (const { clientId, accountId } of ownerships) this.#owners.set(clientId, accountId);
  }

  isKnown(client: number): boolean {
    return this.#owners.has(client);
  }

  isTakenFrom(account: AccountId, client: number): boolean {
    const owner = this.#owners.get(client);
    return owner !== undefined && owner !== account;
  }

  /** The client ids among these that are bound to the account from now on. */
  claim(account: AccountId, clients: readonly number[]): number[] {
    const fresh = clients.filter((client) => !this.#owners.has(client));
    for (const client of fresh) this.#owners.set(client, account);
    return fresh;
  }
}
