import type { Codebook } from '#domain/codebook/codebook.ts';
import { storedCodebook } from '#domain/codebook/parse-codebook.ts';
import { isRecord } from '#domain/tag/field-value.ts';

/** Unsaved work on a codebook, as this browser keeps it. */
export interface KeptDraft {
  /** The version the work began with. */
  readonly version: number;
  readonly base: Codebook;
  readonly codebook: Codebook;
  readonly note: string;
}

/** One person's unsaved work on one project's codebook, in a browser that may refuse to keep any. */
export class DraftKeeper {
  readonly #storage: Storage | null;
  readonly #key: string;

  constructor(
    storage: Storage | null,
    owner: { readonly accountId: string; readonly projectId: string },
  ) {
    this.#storage = storage;
    this.#key = `codebook-draft/${owner.accountId}/${owner.projectId}`;
  }

  /** Whether it is kept: a full or forbidden storage keeps nothing. */
  keep(draft: KeptDraft): boolean {
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(draft));
      return this.#storage !== null;
    } catch {
      return false; // the answer says so
    }
  }

  forget(): void {
    this.#storage?.removeItem(this.#key);
  }

  find(): KeptDraft | null {
    const kept = this.#storage?.getItem(this.#key) ?? null;
    return kept === null ? null : readKept(kept);
  }
}

/** What an earlier version of the page kept may not be readable any more. */
function readKept(json: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(json);
    if (!isRecord(kept)) return null;
    const { version, base, codebook, note } = kept;
    if (typeof version !== 'number' || typeof note !== 'string') return null;
    return { version, base: storedCodebook(base), codebook: storedCodebook(codebook), note };
  } catch {
    return null;
  }
}

/** Where drafts are kept; a browser told to keep nothing refuses even to be asked. */
export function browserDrafts(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
