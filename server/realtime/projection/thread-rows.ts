import type * as Y from 'yjs';
import { resolveAnchors } from '#collab/anchors.ts';
import { readComments, readThreads } from '#collab/thread-document.ts';
import type { CommentRow, ThreadRow } from '#server/db/threads.ts';

/** The threads of a layer, those about words with the places of these in the text as it is now. */
export function threadRows(doc: Y.Doc, text: Y.Doc): ThreadRow[] {
  const threads = readThreads(doc).good;
  const anchors = threads.flatMap(({ subject }) =>
    subject.type === 'words' ? subject.places : [],
  );
  const places = resolveAnchors(text, anchors)[Symbol.iterator]();
  return threads.map(({ id, subject, resolved, createdBy: by, createdAt: at }) => ({
    id,
    tagId: subject.type === 'tag' ? subject.tagId : null,
    spans:
      subject.type === 'words'
        ? subject.places.flatMap(() => {
            const next = places.next();
            return next.done === true ? [] : [next.value];
          })
        : [],
    resolvedBy: resolved?.by ?? null,
    resolvedAt: resolved?.at ?? null,
    by,
    at,
  }));
}

export function commentRows(doc: Y.Doc): CommentRow[] {
  return readComments(doc).good.map(({ createdBy: by, createdAt: at, ...comment }) => ({
    ...comment,
    by,
    at,
  }));
}
