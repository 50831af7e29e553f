import { Plugin } from 'prosemirror-state';
import { isFromText } from './binding.ts';

/** What the browser may do to a text that is not being edited: nothing that changes it. */
const CHANGING_EVENTS = ['beforeinput', 'cut', 'paste', 'drop'] as const;
/** The editor must see these to move the caret well over what the browser cannot. */
const CARET_KEYS = /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/;

/**
 * Keeps a text as it is while it is not being edited, yet with a caret and a
 * selection as in any text. Keys are left to the page, so that they can tag.
 */
export function textGuard(isEditing: () => boolean): Plugin {
  const refuse = (_view: unknown, event: Event): boolean => {
    if (isEditing()) return false;
    event.preventDefault();
    return true;
  };
  return new Plugin({
    filterTransaction: (transaction) =>
      isEditing() || !transaction.docChanged || isFromText(transaction),
    props: {
      handleDOMEvents: {
        ...Object.fromEntries(CHANGING_EVENTS.map((name) => [name, refuse])),
        keydown: (_view, { key }) => !isEditing() && !CARET_KEYS.test(key),
      },
      attributes: (): Record<string, string> =>
        isEditing()
          ? { spellcheck: 'true' }
          : { spellcheck: 'false', inputmode: 'none', 'aria-readonly': 'true' },
    },
  });
}
