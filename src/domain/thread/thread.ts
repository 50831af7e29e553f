import type { AccountId, CommentId, TagId, ThreadId } from '../ids.ts';

/** Comments on one tag or on some words. `Place` says how the words are found, as a tag's. */
export interface Thread<Place> {
  readonly id: ThreadId;
  readonly subject: ThreadSubject<Place>;
  readonly resolved: Resolution | null;
  readonly createdBy: AccountId | null;
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number;
}

export type ThreadSubject<Place> =
  | { readonly type: 'tag'; readonly tagId: TagId }
  | { readonly type: 'words'; readonly places: readonly Place[] };

export interface Resolution {
  readonly by: AccountId | null;
  readonly at: number;
}

export interface Comment {
  readonly id: CommentId;
  readonly threadId: ThreadId;
  readonly text: string;
  /** Members it calls by name. */
  readonly mentions: readonly AccountId[];
  readonly createdBy: AccountId | null;
  readonly createdAt: number;
  readonly editedAt: number | null;
}

/** A thread with what was said in it, the first comment first. */
export interface Discussion<Place> {
  readonly thread: Thread<Place>;
  readonly comments: readonly Comment[];
}

/** What is being discussed: a thread without comments is not. */
export function discussionsOf<Place>(
  threads: readonly Thread<Place>[],
  comments: readonly Comment[],
): readonly Discussion<Place>[] {
  return threadsWithComments(threads, comments).filter((one) => one.comments.length > 0);
}

/** Puts comments to their threads, which may have none; a comment of no thread belongs nowhere. */
export function threadsWithComments<Place>(
  threads: readonly Thread<Place>[],
  comments: readonly Comment[],
): readonly Discussion<Place>[] {
  const byThread = new Map<ThreadId, Comment[]>(threads.map(({ id }) => [id, []]));
  for (const comment of comments) byThread.get(comment.threadId)?.push(comment);
  return threads.map((thread) => ({
    thread,
    comments: (byThread.get(thread.id) ?? []).toSorted(inOrderOfTime),
  }));
}

/** Whether the comment was removed that the thread was begun with: both are of one person and moment. */
export function lostItsFirst<Place>({ thread, comments }: Discussion<Place>): boolean {
  return !comments.some(
    ({ createdBy, createdAt }) => createdBy === thread.createdBy && createdAt === thread.createdAt,
  );
}

function inOrderOfTime(one: Comment, other: Comment): number {
  return one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1);
}
