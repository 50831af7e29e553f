import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { resolveAnchors } from '#collab/anchors.ts';
import type { Anchor } from '#collab/records.ts';
import {
  addComment,
  addThread,
  changeComment,
  readComments,
  readThreads,
  removeComment,
  resolveThread,
} from '#collab/thread-document.ts';
import { newId, type AccountId, type CommentId, type TagId, type ThreadId } from '#domain/ids.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import { mentionsIn, type Mentionable } from '#domain/thread/mentions.ts';
import { threadsWithComments, type Comment, type Discussion } from '#domain/thread/thread.ts';
import { FrameWork } from '$lib/workspace/desk/frame.ts';
import type { CommentDrafts, ThreadDraft } from './comment-drafts.svelte.ts';

/** A thread as the desk shows it, found in the text as it is now. */
export interface DeskThread extends Discussion<Anchor> {
  readonly id: ThreadId;
  /** Of words; a tag knows its own. */
  readonly places: readonly PlacedSpan[];
  readonly unread: number;
  /** Among what is unread somebody calls the reader by name. */
  readonly isCalling: boolean;
}

export type ThreadNews =
  /** Somebody calls the reader by name, in a comment not read before. */
  | { readonly type: 'called'; readonly by: AccountId | null }
  /** A thread the reader is answering was resolved. */
  | { readonly type: 'resolved' };

interface ThreadsParts {
  readonly threads: Y.Doc;
  readonly text: Y.Doc;
  readonly me: AccountId;
  readonly people: readonly Mentionable[];
  readonly seen: readonly CommentId[];
  readonly drafts: CommentDrafts;
  /** Called with what others did that concerns the reader, wherever they look. */
  readonly tell: (news: ThreadNews) => void;
  /** Whether the server took note. */
  readonly markSeen: (comments: readonly CommentId[]) => Promise<boolean>;
}

/** What is said of an article's tags and words, live, and what this person has read of it. */
export class DeskThreads {
  /** Also those without any comment. */
  #found = $state.raw<readonly DeskThread[]>([]);
  /** Those that are open and the resolved ones, the newest word last; one that lost its comments while it is answered. */
  readonly all: readonly DeskThread[] = $derived.by(() =>
    this.#found.filter(({ id, comments }) => comments.length > 0 || this.drafts.has(id)),
  );
  /** The one that is shown with all that was said. */
  openedId = $state.raw<ThreadId | null>(null);

  readonly drafts: CommentDrafts;
  readonly people: readonly Mentionable[];
  readonly me: AccountId;
  readonly #parts: ThreadsParts;
  readonly #seen: SvelteSet<CommentId>;
  readonly #told = new Set<CommentId>();
  readonly #frame = new FrameWork(() => this.#read());

  readonly unread: number = $derived.by(() => this.all.reduce((sum, one) => sum + one.unread, 0));
  readonly byTag: ReadonlyMap<TagId, readonly DeskThread[]> = $derived.by(() => {
    const threads = new Map<TagId, DeskThread[]>();
    for (const one of this.all) {
      const { subject } = one.thread;
      if (subject.type !== 'tag') continue;
      threads.set(subject.tagId, [...(threads.get(subject.tagId) ?? []), one]);
    }
    return threads;
  });

  constructor(parts: ThreadsParts) {
    this.#parts = parts;
    this.me = parts.me;
    this.people = parts.people;
    this.drafts = parts.drafts;
    this.#seen = new SvelteSet(parts.seen);
    parts.threads.on('update', this.#onUpdate);
    parts.text.on('update', this.#onUpdate);
    this.#read();
  }

  destroy(): void {
    this.#frame.cancel();
    this.#parts.threads.off('update', this.#onUpdate);
    this.#parts.text.off('update', this.#onUpdate);
  }

  /** Whether something that was written here and can be seen would go with the page. */
  get isUnsent(): boolean {
    const comments = this.all.flatMap((one) => one.comments);
    return this.drafts.unsent.some(([id, text]) => {
      const edited = comments.find((comment) => comment.id === id);
      if (edited !== undefined) return edited.text !== text;
      return [...this.all, ...this.drafts.threads].some((thread) => thread.id === id);
    });
  }

  /** Begins a thread by its first comment. */
  begin({ id, subject }: ThreadDraft, text: string): void {
    const first = this.#comment(id, text);
    const { createdBy, createdAt } = first;
    const thread = { id, subject, resolved: null, createdBy, createdAt };
    addThread(this.#parts.threads, thread, first);
    this.openedId = id;
    this.#frame.flush();
  }

  reply(threadId: ThreadId, text: string): void {
    addComment(this.#parts.threads, this.#comment(threadId, text));
    this.#frame.flush();
  }

  edit(comment: Comment, text: string): void {
    const mentions = mentionsIn(text, this.people);
    changeComment(this.#parts.threads, comment.id, { text, mentions, editedAt: Date.now() });
    this.#frame.flush();
  }

  remove(comment: Comment): void {
    removeComment(this.#parts.threads, comment.id);
    this.#frame.flush();
  }

  setResolved(threadId: ThreadId, isResolved: boolean): void {
    const resolved = isResolved ? { by: this.me, at: Date.now() } : null;
    resolveThread(this.#parts.threads, threadId, resolved);
    this.#frame.flush();
  }

  isUnread({ id, createdBy }: Comment): boolean {
    return createdBy !== this.me && !this.#seen.has(id);
  }

  /** What is on the screen counts as read once the server knows. */
  async see({ comments }: DeskThread): Promise<void> {
    const fresh = comments.filter((one) => this.isUnread(one)).map(({ id }) => id);
    if (fresh.length === 0 || !(await this.#parts.markSeen(fresh))) return;
    for (const id of fresh) this.#seen.add(id);
    this.#read();
  }

  readonly #onUpdate = (): void => this.#frame.request();

  #comment(threadId: ThreadId, text: string): Comment {
    return {
      id: newId<CommentId>(),
      threadId,
      text,
      mentions: mentionsIn(text, this.people),
      createdBy: this.me,
      createdAt: Date.now(),
      editedAt: null,
    };
  }

  #read(): void {
    const { threads, text } = this.#parts;
    const discussions = threadsWithComments(readThreads(threads).good, readComments(threads).good);
    const places = resolveAnchors(text, discussions.flatMap(anchorsOf)).values();
    const before = this.#found;
    this.#found = discussions
      .map((discussion) => this.#deskThread(discussion, places))
      .toSorted((one, other) => newestOf(one) - newestOf(other));
    this.#tellCalls();
    if (this.#found.some((one) => this.#isClosedOver(one, before)))
      this.#parts.tell({ type: 'resolved' });
  }

  #tellCalls(): void {
    const calls = this.#found
      .flatMap(({ comments }) => comments)
      .filter((one) => this.isUnread(one) && one.mentions.includes(this.me))
      .filter(({ id }) => !this.#told.has(id));
    for (const { id } of calls) this.#told.add(id);
    const newest = calls.toSorted((one, other) => one.createdAt - other.createdAt).at(-1);
    if (newest !== undefined) this.#parts.tell({ type: 'called', by: newest.createdBy });
  }

  /** Whether one that is answered here was open until now, and is no more by somebody else's hand. */
  #isClosedOver({ id, thread: { resolved } }: DeskThread, before: readonly DeskThread[]): boolean {
    const isNew = before.some((one) => one.id === id && one.thread.resolved === null);
    return isNew && resolved !== null && resolved.by !== this.me && this.drafts.has(id);
  }

  #deskThread(discussion: Discussion<Anchor>, places: Iterator<PlacedSpan>): DeskThread {
    const unread = discussion.comments.filter((one) => this.isUnread(one));
    return {
      ...discussion,
      id: discussion.thread.id,
      places: anchorsOf(discussion).flatMap(() => {
        const next = places.next();
        return next.done === true ? [] : [next.value];
      }),
      unread: unread.length,
      isCalling: unread.some(({ mentions }) => mentions.includes(this.me)),
    };
  }
}

function anchorsOf({ thread: { subject } }: Discussion<Anchor>): readonly Anchor[] {
  return subject.type === 'words' ? subject.places : [];
}

function newestOf({ comments }: DeskThread): number {
  return comments.at(-1)?.createdAt ?? 0;
}

export const [getDeskThreads, setDeskThreads] = createContext<DeskThreads>();
