import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

const focusKey = new PluginKey<boolean>('focus');

/** Shows what is selected while the focus is elsewhere, as in a palette that asks what it shall become. */
export function keptSelection(): Plugin<boolean> {
  const tell = (view: EditorView, hasFocus: boolean): void =>
    view.dispatch(view.state.tr.setMeta(focusKey, hasFocus));
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
        focus: (view) => tell(view, true),
        blur: (view) => tell(view, false),
      },
      decorations(state) {
        const { from, to, empty } = state.selection;
        if (empty || focusKey.getState(state) === true) return null;
        const kept = Decoration.inline(from, to, { class: 'kept-selection' });
        return DecorationSet.create(state.doc, [kept]);
      },
    },
  });
}
