import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { ThreadId } from '#domain/ids.ts';
import type { Span } from '#domain/span/span.ts';
import { positionOf } from './positions.ts';

/** A thread as the text shows it: a mark behind its words, and under words that are no tag a quiet line. */
export interface DrawnThread {
  readonly id: ThreadId;
  readonly span: Span;
  readonly isOnTag: boolean;
  readonly isUnread: boolean;
}

const threadsKey = new PluginKey<DecorationSet>('threads');

/** An article has few threads beside its tags: all are drawn, wherever the view is. */
export function threadDrawing(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: threadsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, decorations) {
        const threads = transaction.getMeta(threadsKey) as readonly DrawnThread[] | undefined;
        if (threads !== undefined) return decorate(transaction.doc, threads);
        return decorations.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => threadsKey.getState(state) },
  });
}

export function setDrawnThreads(
  transaction: Transaction,
  threads: readonly DrawnThread[],
): Transaction {
  return transaction.setMeta(threadsKey, threads);
}

/** Where the elements of threads begin and end. */
export function edgesOf(threads: readonly DrawnThread[]): readonly number[] {
  return threads.flatMap(({ span: { start, end }, isOnTag }) =>
    isOnTag ? [end - 1, end] : [start, end - 1, end],
  );
}

function decorate(doc: Node, threads: readonly DrawnThread[]): DecorationSet {
  return DecorationSet.create(
    doc,
    threads.flatMap((thread) => decorationsOf(doc, thread)),
  );
}

function decorationsOf(doc: Node, { id, span, isOnTag, isUnread }: DrawnThread): Decoration[] {
  const [from, last, to] = [span.start, span.end - 1, span.end].map((at) => positionOf(doc, at));
  if (from === undefined || last === undefined || to === undefined) return [];
  const words = Decoration.inline(from, to, { 'data-thread': id, class: 'thread-words' });
  const mark = Decoration.inline(last, to, {
    'data-thread': id,
    class: isUnread ? 'thread-mark is-unread' : 'thread-mark',
  });
  return isOnTag ? [mark] : [words, mark];
}
