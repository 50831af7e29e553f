import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { Selection, TextSelection, type Command, type Plugin } from 'prosemirror-state';

/**
 * The keys to the two ends of the text, in every mode. Left to itself the browser stops
 * before the words of a block that is out of view, which it has not laid out.
 */
export function textEnds(): Plugin {
  return keymap({
    'Ctrl-Home': moveTo('start'),
    'Ctrl-End': moveTo('end'),
    'Shift-Ctrl-Home': selectTo('start'),
    'Shift-Ctrl-End': selectTo('end'),
    'Meta-ArrowUp': moveTo('start'),
    'Meta-ArrowDown': moveTo('end'),
    'Shift-Meta-ArrowUp': selectTo('start'),
    'Shift-Meta-ArrowDown': selectTo('end'),
  });
}

type End = 'start' | 'end';

export function moveTo(end: End): Command {
  return ({ doc, tr }, dispatch) => {
    dispatch?.(tr.setSelection(endOf(doc, end)).scrollIntoView());
    return true;
  };
}

export function selectTo(end: End): Command {
  return ({ doc, tr, selection }, dispatch) => {
    const { $head } = endOf(doc, end);
    dispatch?.(tr.setSelection(TextSelection.between(selection.$anchor, $head)).scrollIntoView());
    return true;
  };
}

function endOf(doc: Node, end: End): Selection {
  return end === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc);
}
