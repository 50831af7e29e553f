import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { AccountId } from '#domain/ids.ts';

/** One account's copy of one document in one of its lives. Another epoch is another document. */
export interface CopyKey {
  readonly accountId: AccountId;
  readonly room: string;
  readonly epoch: number;
}

/** The part of `Storage` that is used here. */
export type SmallStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'copydesk copy ';
const LEDGER = ' unsaved ';
/** A browser whose storage does not answer must not keep the page from opening. */
const LOAD_TIMEOUT_MS = 3_000;

export interface OfflineCopy {
  /** Resolves when what was kept is in the document, or cannot be had. */
  readonly loaded: Promise<void>;
  /** Ends the copying; what is kept stays. */
  close(): void;
  /** Throws away what is kept. */
  discard(): Promise<void>;
}

/** Keeps a copy of the document in this browser; one that keeps nothing where the browser has no place for it. */
export function keepOfflineCopy(
  doc: Y.Doc,
  key: CopyKey,
  storage: SmallStorage | null,
): OfflineCopy {
  if (storage === null || typeof indexedDB === 'undefined') {
    return { loaded: Promise.resolve(), close: () => {}, discard: async () => {} };
  }
  const name = nameOf(key);
  storage.setItem(name, '');
  const persistence = new IndexeddbPersistence(name, doc);
  return {
    loaded: settledWithin(LOAD_TIMEOUT_MS, persistence.whenSynced),
    close: () => void persistence.destroy(),
    discard: () => persistence.clearData(),
  };
}

/**
 * How many changes are not saved yet, noted for the next visit; the offline copy
 * holds the changes themselves. Each page has an entry of its own, and takes over
 * those that earlier ones left.
 */
export class UnsavedLedger {
  readonly #storage: SmallStorage | null;
  readonly #entry: string;
  /** Changes of earlier visits that were not saved when they ended. */
  readonly inherited: number;

  constructor(storage: SmallStorage | null, key: CopyKey, page: number) {
    const prefix = nameOf(key) + LEDGER;
    const left = keysWith(storage, prefix);
    this.#storage = storage;
    this.#entry = prefix + page;
    this.inherited = left.reduce((sum, entry) => sum + countAt(storage, entry), 0);
    this.write(this.inherited);
    for (const entry of left) storage?.removeItem(entry);
  }

  write(pending: number): void {
    if (pending === 0) this.#storage?.removeItem(this.#entry);
    else this.#storage?.setItem(this.#entry, String(pending));
  }
}

/** How many changes in this browser's copies have not reached the server. */
export function unsavedChanges(storage: SmallStorage): number {
  const entries = keysWith(storage, PREFIX).filter((key) => key.includes(LEDGER));
  return entries.reduce((sum, entry) => sum + countAt(storage, entry), 0);
}

/** Forgets every copy in this browser: whoever signs out leaves nothing behind. */
export async function forgetOfflineCopies(storage: SmallStorage): Promise<void> {
  const keys = keysWith(storage, PREFIX);
  const names = keys.filter((key) => !key.includes(LEDGER));
  await Promise.all(names.map((name) => clearDocument(name)));
  for (const key of keys) storage.removeItem(key);
}

function nameOf({ accountId, room, epoch }: CopyKey): string {
  return `${PREFIX}${accountId} ${room} ${epoch}`;
}

function keysWith(storage: SmallStorage | null, prefix: string): string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index));
  return keys.filter((key) => typeof key === 'string').filter((key) => key.startsWith(prefix));
}

function countAt(storage: SmallStorage | null, key: string): number {
  const count = Number(storage?.getItem(key));
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/** Resolves when the promise does, or after the time given. */
async function settledWithin(ms: number, promise: Promise<unknown>): Promise<void> {
  await Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))]);
}
