import * as Y from 'yjs';
import { isId, type CommentId, type TagId, type ThreadId } from '#domain/ids.ts';
import { parsed, unreadable, type Parsed } from '#domain/problem.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import { parseOrigin } from '#domain/tag/parse.ts';
import { parseComment, parseResolution } from '#domain/thread/parse.ts';
import type { Comment, Resolution, Thread, ThreadSubject } from '#domain/thread/thread.ts';
import { texts } from '#texts/texts.ts';
import { parseAnchors } from './layer-document.ts';
import { plainRecord, readRecords, type Records } from './map-records.ts';
import { COMMENTS, THREADS, type Anchor } from './records.ts';

const wrong = texts.problems.records;

export type LayerThread = Thread<Anchor>;

export function threadsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(THREADS);
}

export function commentsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(COMMENTS);
}

export function readThreads(doc: Y.Doc): Records<LayerThread> {
  return readRecords(threadsOf(doc), readThread);
}

export function readComments(doc: Y.Doc): Records<Comment> {
  return readRecords(commentsOf(doc), (id, record) => parseComment(id, plainRecord(record)));
}

/** Begins a thread with its first comment, in one transaction. */
export function addThread(doc: Y.Doc, thread: LayerThread, first: Comment): void {
  const { subject, createdBy: by, createdAt: at } = thread;
  const about = subject.type === 'tag' ? { tag: subject.tagId } : { words: subject.places };
  doc.transact(() => {
    threadsOf(doc).set(thread.id, new Y.Map(Object.entries({ ...about, resolved: null, by, at })));
    addComment(doc, first);
  });
}

export function addComment(doc: Y.Doc, comment: Comment): void {
  const { id, threadId: thread, text, mentions, createdBy: by, createdAt: at } = comment;
  const record = new Y.Map<unknown>(Object.entries({ thread, text, mentions, by, at }));
  commentsOf(doc).set(id, record);
}

/** Changes what a comment says; one deleted meanwhile stays deleted. */
export function changeComment(
  doc: Y.Doc,
  commentId: CommentId,
  { text, mentions, editedAt }: Pick<Comment, 'text' | 'mentions' | 'editedAt'>,
): void {
  const record = commentsOf(doc).get(commentId);
  if (!(record instanceof Y.Map)) return;
  doc.transact(() => {
    record.set('text', text);
    record.set('mentions', mentions);
    record.set('editedAt', editedAt);
  });
}

/** Removes a comment. Its thread stays, also without any: somebody may be answering at this moment. */
export function removeComment(doc: Y.Doc, commentId: CommentId): void {
  commentsOf(doc).delete(commentId);
}

/** Null opens it again. */
export function resolveThread(doc: Y.Doc, threadId: ThreadId, resolved: Resolution | null): void {
  const record = threadsOf(doc).get(threadId);
  if (record instanceof Y.Map) record.set('resolved', resolved);
}

function readThread(id: string, value: unknown): Parsed<LayerThread> {
  const record = plainRecord(value);
  if (!isId(id)) return unreadable('id', wrong.id);
  if (!isRecord(record)) return unreadable('', wrong.noThread);
  const subject = readSubject(record);
  if (!subject.ok) return subject;
  const resolved = parseResolution(record['resolved']);
  if (!resolved.ok) return resolved;
  const origin = parseOrigin(record);
  if (!origin.ok) return origin;
  return parsed({
    id: id as ThreadId,
    subject: subject.value,
    resolved: resolved.value,
    ...origin.value,
  });
}

function readSubject({
  tag,
  words,
}: Readonly<Record<string, unknown>>): Parsed<ThreadSubject<Anchor>> {
  if (isId(tag)) return parsed({ type: 'tag', tagId: tag as TagId });
  const places = parseAnchors(words, 'words');
  return places.ok ? parsed({ type: 'words', places: places.value }) : places;
}
