import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { PARAGRAPH } from '#domain/text/block.ts';
import { positionOf } from '#editor/positions.ts';
import { documentOf } from '#editor/schema.ts';
import type { OpenArticle } from '../page/contestant.ts';

/** ProseMirror with our schema and nothing else: no tags, no shared text. */
export const open: OpenArticle = ({ paragraphs }, mount) => {
  const doc = documentOf(paragraphs.map((text) => ({ type: PARAGRAPH, runs: [{ text }] })));
  const view = new EditorView(mount, { state: EditorState.create({ doc }) });
  return {
    isDrawn: () => view.dom.childElementCount > 0,
    typeElsewhere: (offset, words) => () => {
      const { tr } = view.state;
      view.dispatch(tr.insertText(words, positionOf(tr.doc, offset)));
    },
    putCaret: (offset) => {
      const { tr } = view.state;
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, positionOf(tr.doc, offset))));
      view.focus();
    },
  };
};
