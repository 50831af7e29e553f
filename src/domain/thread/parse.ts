import { texts } from '#texts/texts.ts';
import { isId, type AccountId, type CommentId, type ThreadId } from '../ids.ts';
import { MENTION_LIMIT, NOTE_LIMIT } from '../limits.ts';
import { parsed, unreadable, type Parsed } from '../problem.ts';
import { isRecord } from '../tag/field-value.ts';
import { parseOrigin } from '../tag/parse.ts';
import type { Comment, Resolution } from './thread.ts';

const { records, comments } = texts.problems;

/** A comment `{thread, text, mentions, editedAt, by, at}`; mentions and editedAt may be missing. */
export function parseComment(id: string, record: unknown): Parsed<Comment> {
  if (!isId(id)) return unreadable('id', records.id);
  if (!isRecord(record)) return unreadable('', records.noObject);
  const { thread, text, mentions = [], editedAt = null } = record;
  if (!isId(thread)) return unreadable('thread', comments.threadMissing);
  if (typeof text !== 'string' || text.trim() === '' || text.length > NOTE_LIMIT)
    return unreadable('text', comments.text(NOTE_LIMIT));
  if (!isMentions(mentions)) return unreadable('mentions', comments.mentions);
  if (editedAt !== null && !isTime(editedAt)) return unreadable('editedAt', comments.editedAt);
  const origin = parseOrigin(record);
  if (!origin.ok) return origin;
  return parsed({
    id: id as CommentId,
    threadId: thread as ThreadId,
    text,
    mentions,
    editedAt,
    ...origin.value,
  });
}

/** Who resolved a thread and when; null for an open one. */
export function parseResolution(value: unknown): Parsed<Resolution | null> {
  if (value === null || value === undefined) return parsed(null);
  if (!isRecord(value) || !isTime(value['at'])) return unreadable('resolved', comments.resolved);
  const { by, at } = value;
  return parsed({ by: isId(by) ? (by as AccountId) : null, at });
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isMentions(value: unknown): value is readonly AccountId[] {
  return Array.isArray(value) && value.length <= MENTION_LIMIT && value.every((id) => isId(id));
}
