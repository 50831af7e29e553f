import { isDeepStrictEqual } from 'node:util';
import type { PlainRecord } from '#collab/map-records.ts';
import type { AccountId } from '#domain/ids.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import { credible } from './credible.ts';

/** Something somebody did to a record of threads; undefined where there is none. */
export interface ThreadEdit {
  readonly before: PlainRecord | undefined;
  readonly after: PlainRecord | undefined;
  readonly actor: AccountId | null;
  readonly now: number;
}

/**
 * A comment is its author's alone: nobody else changes it, removes it, or puts
 * another in the place of one that was removed. It stays in its thread.
 */
export function commentAfter(
  { before, after, actor, now }: ThreadEdit,
  author: AccountId | null,
): PlainRecord | undefined {
  if (author !== actor) return before;
  if (before === undefined || after === undefined) return after;
  const isEdited = !isDeepStrictEqual(before['text'], after['text']);
  const editedAt = isEdited ? credible(after['editedAt'], now) : before['editedAt'];
  return { ...after, thread: before['thread'], ...(editedAt === undefined ? {} : { editedAt }) };
}

/**
 * A thread stays about what it was begun on. Anybody who comments may resolve it or
 * open it again, in their own name. It is never removed: an answer may be under way.
 */
export function threadAfter({ before, after, actor, now }: ThreadEdit): PlainRecord | undefined {
  if (after === undefined) return before;
  const was = before?.['resolved'] ?? null;
  const stated = after['resolved'] ?? null;
  const isSame = isDeepStrictEqual(was, stated);
  const resolved = isSame ? was : ownResolution(stated, { actor, now });
  return { ...(before ?? after), resolved };
}

function ownResolution(stated: unknown, { actor, now }: Pick<ThreadEdit, 'actor' | 'now'>) {
  return isRecord(stated) ? { by: actor, at: credible(stated['at'], now) } : null;
}
