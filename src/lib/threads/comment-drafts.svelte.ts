import { SvelteMap } from 'svelte/reactivity';
import { parseAnchors } from '#collab/layer-document.ts';
import type { Anchor } from '#collab/records.ts';
import { canonicalJson } from '#domain/canonical-json.ts';
import {
  isId,
  newId,
  type AccountId,
  type ArticleId,
  type CommentId,
  type TagId,
  type ThreadId,
} from '#domain/ids.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import type { ThreadSubject } from '#domain/thread/thread.ts';
import { BrowserKeeper } from '$lib/offline/browser-keeper.ts';

/** A thread that is not begun yet, and what it will be about. */
export interface ThreadDraft {
  readonly id: ThreadId;
  readonly subject: ThreadSubject<Anchor>;
  readonly words: string;
}

/** The thread that is begun or answered, or the own comment that is put in other words. */
export type DraftId = ThreadId | CommentId;

interface Kept {
  readonly threads: readonly ThreadDraft[];
  readonly texts: readonly (readonly [DraftId, string])[];
}

const PREFIX = 'comment-drafts/';

/**
 * What one person wrote in an article and did not send. A field goes whenever a colleague resolves
 * its thread or another tag is selected; what was typed into it stays in this tab.
 */
export class CommentDrafts {
  /** Threads that are not begun yet, in the order they were thought of. */
  threads = $state.raw<readonly ThreadDraft[]>([]);
  /** The one among them that takes the keyboard's focus once it is shown. */
  takesFocus = $state.raw<ThreadId | null>(null);
  /** The browser did not keep what was typed last: it goes with the page. */
  isUnkept = $state.raw(false);

  readonly #texts: SvelteMap<DraftId, string>;
  readonly #kept: BrowserKeeper;
  #hasEnded = false;

  /** `storage` may be null, in a browser that keeps nothing. */
  constructor(
    storage: Storage | null,
    owner: { readonly accountId: AccountId; readonly articleId: ArticleId },
  ) {
    this.#kept = new BrowserKeeper(storage, `${PREFIX}${owner.accountId}/${owner.articleId}`);
    const { threads, texts } = readKept(this.#kept.find());
    this.threads = threads;
    this.#texts = new SvelteMap(texts);
  }

  /** Whether something is being written there, be it that nothing is left of it. */
  has(id: DraftId): boolean {
    return this.#texts.has(id);
  }

  textOf(id: DraftId): string {
    return this.#texts.get(id) ?? '';
  }

  /** All that was typed and could be sent. */
  get unsent(): readonly (readonly [DraftId, string])[] {
    return [...this.#texts].filter(([, text]) => text.trim() !== '');
  }

  /** A new thread, or the one of the same tag or words that waits to be begun. Others without a word are given up. */
  think(subject: ThreadSubject<Anchor>, words: string): void {
    const same = this.threads.find(
      (other) => canonicalJson(other.subject) === canonicalJson(subject),
    );
    const draft = same ?? { id: newId<ThreadId>(), subject, words };
    const others = this.threads.filter((other) => other !== same && !this.#isBlank(other.id));
    this.threads = [...others, draft];
    this.takesFocus = draft.id;
  }

  write(id: DraftId, text: string): void {
    this.#texts.set(id, text);
    this.#keep();
  }

  /** Forgets what was sent or given up. */
  forget(id: DraftId): void {
    this.#texts.delete(id);
    this.threads = this.threads.filter((thread) => thread.id !== id);
    this.#keep();
  }

  /** Forgets an answer or other words of which nothing is left. */
  leave(id: DraftId): void {
    if (!this.#isBlank(id)) return;
    this.#texts.delete(id);
    this.#keep();
  }

  /** The person is not signed in any more: nothing they wrote is left, nor is what they still write. */
  end(): void {
    this.#hasEnded = true;
    this.threads = [];
    this.#texts.clear();
    this.#keep();
  }

  #isBlank(id: DraftId): boolean {
    return this.textOf(id).trim() === '';
  }

  #keep(): void {
    const kept: Kept = {
      threads: this.threads.filter(({ id }) => !this.#isBlank(id)),
      texts: this.unsent,
    };
    const isNothing = kept.texts.length === 0 || this.#hasEnded;
    if (isNothing) this.#kept.forget();
    this.isUnkept = !isNothing && !this.#kept.keep(kept);
  }
}

/** Leaves nothing in this tab that anybody wrote and did not send. */
export function forgetCommentDrafts(storage: Storage | null): void {
  if (storage === null) return;
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX) === true) storage.removeItem(key);
}

/** What an earlier version of the page kept may not be readable any more. */
function readKept(kept: unknown): Kept {
  if (!isRecord(kept)) return { threads: [], texts: [] };
  const { threads, texts } = kept;
  return {
    threads: Array.isArray(threads) ? threads.flatMap(readThreadDraft) : [],
    texts: Array.isArray(texts) ? texts.filter(isText) : [],
  };
}

function isText(value: unknown): value is [DraftId, string] {
  return Array.isArray(value) && isId(value[0]) && typeof value[1] === 'string';
}

function readThreadDraft(value: unknown): ThreadDraft[] {
  if (!isRecord(value) || !isRecord(value['subject'])) return [];
  const { id, words, subject } = value;
  if (!isId(id) || typeof words !== 'string') return [];
  if (isId(subject['tagId']))
    return [
      { id: id as ThreadId, words, subject: { type: 'tag', tagId: subject['tagId'] as TagId } },
    ];
  const places = parseAnchors(subject['places'], 'places');
  return places.ok
    ? [{ id: id as ThreadId, words, subject: { type: 'words', places: places.value } }]
    : [];
}
