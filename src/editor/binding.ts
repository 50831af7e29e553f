import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type * as Y from 'yjs';
import { applyDelta, changeOf, rangeOf, type Delta } from '#collab/text-delta.ts';
import { readBlocks, textOf } from '#collab/text-document.ts';
import { charactersFrom } from '#collab/text-positions.ts';
import { transactionToDeltas } from './local-change.ts';
import { lengthOf, wordsOf } from './positions.ts';
import { deltaToTransaction, repairTransaction } from './remote-change.ts';
import { documentOf } from './schema.ts';

/** Where the bound state lives: an editor's view, or anything else that holds one. */
export interface StateHost {
  readonly state: EditorState;
  updateState(state: EditorState): void;
}

/** What a transaction made here is about to do to the text, or has done. */
export interface Writing {
  readonly transaction: Transaction;
  /** The state the transaction was applied to: its offsets are those of the text before. */
  readonly before: EditorState;
  readonly deltas: readonly Delta[];
}

export interface BindingEvents {
  readonly onBeforeWrite?: (writing: Writing) => void;
  readonly onAfterWrite?: (writing: Writing) => void;
  /** The document said something else than the text and was repaired. */
  readonly onInvariantBroken: (broken: BrokenInvariant) => void;
}

export interface BrokenInvariant {
  readonly by: 'local' | 'remote';
  readonly deltas: readonly Delta[];
}

const FROM_TEXT = 'from-text';

/** Whether a transaction brings a change of the text into the document. */
export function isFromText(transaction: Transaction): boolean {
  return transaction.getMeta(FROM_TEXT) === true;
}

/** The document that says what a text says, for a binding to begin with. */
export function documentOfText(doc: Y.Doc): Node {
  return documentOf(readBlocks(textOf(doc)));
}

/**
 * Keeps a document and a text saying the same: after any mix of local and remote
 * edits the blocks read from the text are the blocks of the document. The binding
 * itself is the origin of the Yjs transactions that write what was done here.
 */
export class TextBinding {
  readonly #host: StateHost;
  readonly #doc: Y.Doc;
  readonly #text: Y.Text;
  readonly #events: BindingEvents;
  /** Whether the text ends in a newline, as all but broken ones do. */
  #isWhole: boolean;

  /** @param host its document is what `documentOfText` just read */
  constructor(host: StateHost, doc: Y.Doc, events: BindingEvents) {
    this.#host = host;
    this.#doc = doc;
    this.#text = textOf(doc);
    this.#events = events;
    this.#isWhole = this.#hasAll();
    this.#text.observe(this.#observe);
  }

  destroy(): void {
    this.#text.unobserve(this.#observe);
  }

  /** Applies a transaction to the document and writes what it did to the text. */
  dispatch(transaction: Transaction): void {
    const before = this.#host.state;
    const { state, transactions } = before.applyTransaction(transaction);
    const deltas = transactions.filter((one) => !isFromText(one)).flatMap(transactionToDeltas);
    try {
      this.#host.updateState(state);
    } finally {
      // Whatever becomes of who listens to the state: what the document says is written.
      if (deltas.length > 0) this.#write({ transaction, before, deltas });
    }
  }

  #write(writing: Writing): void {
    this.#doc.transact(() => {
      if (!this.#isWhole) this.#text.insert(this.#text.length, '\n', {});
      this.#events.onBeforeWrite?.(writing);
      for (const delta of writing.deltas) applyDelta(this.#text, delta);
    }, this);
    this.#isWhole = true;
    this.#events.onAfterWrite?.(writing);
    this.#verify('local', writing.deltas);
  }

  readonly #observe = (event: Y.YTextEvent): void => {
    if (event.transaction.origin === this) return;
    const delta = changeOf(event);
    const followed = this.#isWhole ? deltaToTransaction(this.#host.state, delta) : null;
    if (followed === null) return this.#repair();
    this.#bring(followed);
    if (delta.length > 0) this.#verify('remote', [delta]);
  };

  #bring(transaction: Transaction): void {
    if (transaction.docChanged) this.dispatch(transaction.setMeta(FROM_TEXT, true));
  }

  #repair(): void {
    this.#bring(repairTransaction(this.#host.state, readBlocks(this.#text)));
    this.#isWhole = this.#hasAll();
  }

  #hasAll(): boolean {
    return lengthOf(this.#host.state.doc) === this.#text.length;
  }

  /** Compares lengths and the words around what changed: cheap enough for every key. */
  #verify(by: BrokenInvariant['by'], deltas: readonly Delta[]): void {
    const { doc } = this.#host.state;
    const { start, newEnd } = rangeOf(deltas);
    const [from, to] = [Math.max(0, start - 1), newEnd + 1];
    const isTrue =
      this.#hasAll() && wordsOf(doc, from, to) === charactersFrom(this.#text, from, to);
    if (isTrue) return;
    this.#repair();
    this.#events.onInvariantBroken({ by, deltas });
  }
}
