/** A browser told to keep nothing refuses even to be asked. */
export function browserStorage(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return globalThis[name];
  } catch {
    return null;
  }
}

/** One value under one key, in a browser that may refuse to keep any. */
export class BrowserKeeper {
  readonly #storage: Storage | null;
  readonly #key: string;

  /** `storage` may be null, in a browser that keeps nothing. */
  constructor(storage: Storage | null, key: string) {
    this.#storage = storage;
    this.#key = key;
  }

  /** Whether it is kept: a full or forbidden storage keeps nothing. */
  keep(value: unknown): boolean {
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(value));
      return this.#storage !== null;
    } catch {
      return false; // the answer says so
    }
  }

  forget(): void {
    this.#storage?.removeItem(this.#key);
  }

  /** Null where nothing is kept, or an earlier version of the page kept what cannot be read. */
  find(): unknown {
    const kept = this.#storage?.getItem(this.#key) ?? null;
    try {
      return kept === null ? null : JSON.parse(kept);
    } catch {
      return null;
    }
  }
}
