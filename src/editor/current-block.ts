import { Plugin, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/**
 * Marks the block with the caret. Blocks out of view are not laid out, and to the
 * browser a fresh one is out of view until the next frame: what is typed into it
 * before that would be put behind the caret. The marked one is always laid out.
 */
export function currentBlock(): Plugin {
  return new Plugin({ props: { decorations: (state) => markBlock(state) } });
}

function markBlock({ doc, selection: { $head } }: EditorState): DecorationSet | null {
  if ($head.depth === 0) return null;
  const mark = Decoration.node($head.before(1), $head.after(1), { class: 'is-current' });
  return DecorationSet.create(doc, [mark]);
}
