import { clearDocument, fetchUpdates, IndexeddbPersistence } from 'y-indexeddb';
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
/** What stands beside a copy's name: whether other tabs may go on keeping it. */
const KEPT = '';
const FORGOTTEN = 'forgotten';
/** A browser whose storage does not answer must not keep the page from opening. */
const LOAD_TIMEOUT_MS = 3_000;

export interface OfflineCopy {
  /** Resolves when what was kept is in the document, or cannot be had. */
  readonly loaded: Promise<void>;
  /** Takes in what other tabs kept meanwhile. */
  catchUp(): Promise<void>;
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
    return {
      loaded: Promise.resolve(),
      catchUp: async () => {},
      close: () => {},
      discard: async () => {},
    };
  }
  return new BrowserCopy(doc, nameOf(key), storage);
}

/** The copy that all tabs of this browser share. */
class BrowserCopy implements OfflineCopy {
  readonly loaded: Promise<void>;
  readonly #doc: Y.Doc;
  readonly #name: string;
  readonly #storage: SmallStorage;
  #persistence: IndexeddbPersistence;

  constructor(doc: Y.Doc, name: string, storage: SmallStorage) {
    this.#doc = doc;
    this.#name = name;
    this.#storage = storage;
    storage.setItem(name, KEPT);
    this.#persistence = this.#keep();
    this.loaded = settledWithin(LOAD_TIMEOUT_MS, this.#persistence.whenSynced);
  }

  async catchUp(): Promise<void> {
    const { synced, _destroyed: isClosed } = this.#persistence;
    if (synced && !isClosed) await fetchUpdates(this.#persistence);
  }

  close(): void {
    void this.#persistence.destroy();
  }

  discard(): Promise<void> {
    return this.#persistence.clearData();
  }

  #keep(): IndexeddbPersistence {
    const persistence = new IndexeddbPersistence(this.#name, this.#doc);
    void persistence.whenSynced.then(({ db }) =>
      db?.addEventListener('versionchange', () => this.#startAnew()),
    );
    return persistence;
  }

  /**
   * Another tab throws the copy away. Where work of its own was refused there, this one
   * goes on with a new copy; where the account signed out, with none.
   */
  #startAnew(): void {
    void this.#persistence.destroy();
    if (this.#storage.getItem(this.#name) === KEPT) this.#persistence = this.#keep();
  }
}

/**
 * How many changes are not saved yet, noted for the next visit; the offline copy
 * holds the changes themselves. Each page has an entry of its own, named by its client id, and
 * takes over those that earlier ones left: how many changes, and all client ids they are of.
 */
export class UnsavedLedger {
  readonly #storage: SmallStorage | null;
  readonly #prefix: string;
  readonly #entry: string;
  /** The client ids of pages whose unsaved work was taken over. */
  readonly earlierPages = new Set<number>();

  constructor(storage: SmallStorage | null, key: CopyKey, page: number) {
    this.#storage = storage;
    this.#prefix = nameOf(key) + LEDGER;
    this.#entry = this.#prefix + page;
  }

  /** Takes over what other pages of this browser left, beside the page's own `pending`; how many changes that is. */
  takeOver(pending: number): number {
    const left = keysWith(this.#storage, this.#prefix).filter((entry) => entry !== this.#entry);
    const count = left.reduce((sum, entry) => sum + countAt(this.#storage, entry), 0);
    for (const entry of left) for (const page of this.#pagesIn(entry)) this.earlierPages.add(page);
    this.write(pending + count);
    for (const entry of left) this.#storage?.removeItem(entry);
    return count;
  }

  write(pending: number): void {
    if (pending === 0) this.#storage?.removeItem(this.#entry);
    else this.#storage?.setItem(this.#entry, [pending, ...this.earlierPages].join(' '));
  }

  #pagesIn(entry: string): number[] {
    const [, ...earlier] = (this.#storage?.getItem(entry) ?? '').split(' ');
    return [entry.slice(this.#prefix.length), ...earlier].map(Number).filter(Number.isSafeInteger);
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
  for (const name of names) storage.setItem(name, FORGOTTEN);
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
  const count = Number(storage?.getItem(key)?.split(' ')[0]);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/** Resolves when the promise does, or after the time given. */
async function settledWithin(ms: number, promise: Promise<unknown>): Promise<void> {
  await Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))]);
}
