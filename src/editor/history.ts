import { TextSelection, type EditorState } from 'prosemirror-state';
import * as Y from 'yjs';
import { caretAt, indexesOfCarets, type CaretSelection } from '#collab/carets.ts';
import { recordRestored } from '#collab/moves.ts';
import { redoNewest, undoNewest } from '#collab/newest-step.ts';
import { textOf } from '#collab/text-document.ts';
import type { StateHost, TextBinding, Writing } from './binding.ts';
import { offsetOf, positionOf } from './positions.ts';

/** Edits closer together than this are undone as one, like the words of one breath. */
const CAPTURE_TIMEOUT_MS = 500;

/**
 * Undo and redo of one's own edits alone. The characters an undo brings back are new
 * ones to Yjs; where they stand is recorded in the text's moves, so that tags come
 * back in every replica.
 */
export class TextHistory {
  readonly #host: StateHost;
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  readonly #selections = new WeakMap<object, CaretSelection>();
  #selection: CaretSelection = { anchor: null, head: null };

  constructor(host: StateHost, doc: Y.Doc, binding: TextBinding) {
    this.#host = host;
    this.#doc = doc;
    this.#manager = new Y.UndoManager(textOf(doc), {
      captureTimeout: CAPTURE_TIMEOUT_MS,
      trackedOrigins: new Set([binding]),
    });
    this.#manager.on('stack-item-added', ({ stackItem }) => {
      this.#selections.set(stackItem, this.#selection);
    });
  }

  destroy(): void {
    this.#manager.destroy();
  }

  /** Remembers where the caret stood, to put it there again when the edit is undone. */
  beforeWrite({ before }: Writing): void {
    this.#remember(before);
  }

  #remember({ doc, selection }: EditorState): void {
    const caret = (position: number) => caretAt(textOf(this.#doc), offsetOf(doc, position));
    const head = caret(selection.head);
    this.#selection = { anchor: selection.empty ? head : caret(selection.anchor), head };
  }

  /** The next edit starts a step of its own. */
  seal(): void {
    this.#manager.stopCapturing();
  }

  /** What was undone can no longer be redone. */
  forgetUndone(): void {
    this.#manager.clear(false, true);
  }

  /** Calls back after each fresh step of one's own; the answer ends it. */
  onStep(listener: () => void): () => void {
    const onAdded = (): void => {
      if (!this.#manager.undoing && !this.#manager.redoing) listener();
    };
    this.#manager.on('stack-item-added', onAdded);
    return () => this.#manager.off('stack-item-added', onAdded);
  }

  /** @returns whether the newest edit was there to undo */
  undo(): boolean {
    return this.#step(undoNewest);
  }

  /** @returns whether the last undo was there to redo */
  redo(): boolean {
    return this.#step(redoNewest);
  }

  #step(replay: typeof undoNewest): boolean {
    const since = Y.getState(this.#doc.store, this.#doc.clientID);
    this.#remember(this.#host.state);
    const item = replay(this.#manager);
    if (item === null) return false;
    recordRestored(this.#doc, item.deletions, since);
    const selection = this.#selections.get(item);
    if (selection !== undefined) this.#restore(selection);
    return true;
  }

  #restore(selection: CaretSelection): void {
    const { state } = this.#host;
    const [anchor = 0, head = 0] = indexesOfCarets(this.#doc, [selection.anchor, selection.head]);
    const place = (offset: number) => state.doc.resolve(positionOf(state.doc, offset));
    const tr = state.tr.setSelection(TextSelection.between(place(anchor), place(head)));
    this.#host.updateState(state.apply(tr.scrollIntoView()));
  }
}
