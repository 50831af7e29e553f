import { EditorState, type Plugin, type Transaction } from 'prosemirror-state';
import { EditorView, type DirectEditorProps } from 'prosemirror-view';
import type * as Y from 'yjs';
import { documentOfText, TextBinding, type BrokenInvariant } from './binding.ts';
import { currentBlock } from './current-block.ts';
import { CutMemory } from './cut-memory.ts';
import { TextHistory } from './history.ts';
import { readSelection } from './text-places.ts';

export interface BoundViewOptions {
  readonly doc: Y.Doc;
  readonly plugins: Plugin[];
  readonly props?: Omit<DirectEditorProps, 'state' | 'dispatchTransaction'>;
  readonly onState?: (state: EditorState, before: EditorState) => void;
  /** The view and the text came apart and were mended: a fault of ours, to be reported. */
  readonly onInvariantBroken: (broken: BrokenInvariant) => void;
}

/** A view of a text document that writes back what is done in it, with its own undo. */
export interface BoundView {
  readonly view: EditorView;
  readonly history: TextHistory;
  destroy(): void;
}

/** A paste, a cut and a drop are steps of their own, however fast they follow on typing. */
const WHOLE_STEPS: readonly unknown[] = ['paste', 'cut', 'drop'];

export function createBoundView(mount: HTMLElement, options: BoundViewOptions): BoundView {
  const { doc, plugins, onState } = options;
  const cuts = new CutMemory(doc);
  const state = EditorState.create({
    doc: documentOfText(doc),
    plugins: [...plugins, currentBlock()],
  });
  const view = new EditorView(mount, {
    ...options.props,
    state,
    dispatchTransaction: (transaction) => dispatch(transaction),
  });
  const host = {
    get state() {
      return view.state;
    },
    updateState(next: EditorState) {
      const before = view.state;
      view.updateState(next);
      onState?.(next, before);
    },
  };
  const binding = new TextBinding(host, doc, {
    onBeforeWrite: (writing) => {
      history.beforeWrite(writing);
      cuts.beforeWrite(writing);
    },
    onAfterWrite: (writing) => cuts.afterWrite(writing),
    onInvariantBroken: options.onInvariantBroken,
  });
  const history = new TextHistory(host, doc, binding);
  /** What others do is brought to where the caret is now, not to where it was when last heard of. */
  const beforeTransaction = ({ origin }: Y.Transaction): void => {
    if (origin !== binding) readSelection(view);
  };
  doc.on('beforeTransaction', beforeTransaction);

  function dispatch(transaction: Transaction): void {
    const isWhole = WHOLE_STEPS.includes(transaction.getMeta('uiEvent'));
    if (isWhole) history.seal();
    binding.dispatch(transaction);
    if (isWhole) history.seal();
  }

  return {
    view,
    history,
    destroy() {
      doc.off('beforeTransaction', beforeTransaction);
      history.destroy();
      binding.destroy();
      view.destroy();
    },
  };
}
