import type { AccountId } from '#domain/ids.ts';

/** The name of who made something; of an author that the record does not name, in words. */
export type NameOf = (accountId: AccountId | null) => string;
