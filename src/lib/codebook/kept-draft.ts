import type { Codebook } from '#domain/codebook/codebook.ts';
import { storedCodebook } from '#domain/codebook/parse-codebook.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import { BrowserKeeper } from '$lib/offline/browser-keeper.ts';

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
  readonly #kept: BrowserKeeper;

  constructor(
    storage: Storage | null,
    owner: { readonly accountId: string; readonly projectId: string },
  ) {
    this.#kept = new BrowserKeeper(storage, `codebook-draft/${owner.accountId}/${owner.projectId}`);
  }

  /** Whether it is kept: a full or forbidden storage keeps nothing. */
  keep(draft: KeptDraft): boolean {
    return this.#kept.keep(draft);
  }

  forget(): void {
    this.#kept.forget();
  }

  find(): KeptDraft | null {
    return readKept(this.#kept.find());
  }
}

/** What an earlier version of the page kept may not be readable any more. */
function readKept(kept: unknown): KeptDraft | null {
  if (!isRecord(kept)) return null;
  const { version, base, codebook, note } = kept;
  if (typeof version !== 'number' || typeof note !== 'string') return null;
  try {
    return { version, base: storedCodebook(base), codebook: storedCodebook(codebook), note };
  } catch {
    return null;
  }
}
