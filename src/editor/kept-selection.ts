import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

const focusKey = new PluginKey<boolean>('focus');

/** Shows what is selected while the focus is elsewhere, as in a palette that asks what it shall become. */
export function keptSelection(): Plugin<boolean> {
  const tell = (view: EditorView, hasFocus: boolean): void => {
    if (focusKey.getState(view.state) === hasFocus) return;
    view.dispatch(view.state.tr.setMeta(focusKey, hasFocus));
  };
  const keptIn = (state: EditorState): DecorationSet | null => {
    const { from, to, empty } = state.selection;
    if (empty || focusKey.getState(state) === true) return null;
    const kept = Decoration.inline(from, to, { class: 'kept-selection' });
    return DecorationSet.create(state.doc, [kept]);
  };
  let drawn: { readonly doc: Node; readonly kept: DecorationSet | null } | null = null;
  let isPressed = false;
  const press = (view: EditorView): void => {
    isPressed = true;
    const release = (): void => {
      isPressed = false;
      if (!view.isDestroyed) tell(view, view.hasFocus());
    };
    view.dom.ownerDocument.addEventListener('mouseup', () => setTimeout(release), { once: true });
  };
  return new Plugin<boolean>({
    key: focusKey,
    state: {
      init: () => false,
      apply: (transaction, hasFocus) => {
        const told: unknown = transaction.getMeta(focusKey);
        return typeof told === 'boolean' ? told : hasFocus;
      },
    },
    props: {
      handleDOMEvents: {
        // A press takes the focus before it places the caret, and a drag holds on to the words it
        // began on. Drawn anew in between, what was selected would be selected again.
        mousedown: press,
        focus: (view) => {
          if (!isPressed) tell(view, true);
        },
        blur: (view) => tell(view, false),
      },
      decorations(state) {
        if (!isPressed) drawn = { doc: state.doc, kept: keptIn(state) };
        return drawn?.doc === state.doc ? drawn.kept : null;
      },
    },
  });
}
