import { EditorState, TextSelection, type Command } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { paragraph } from '#domain/text/block.ts';
import { documentOf } from './schema.ts';
import { moveTo, selectTo } from './text-ends.ts';

const doc = documentOf([paragraph('First.'), paragraph('In between.'), paragraph('Last.')]);

function wordsAfter(command: Command): [string, string] {
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 10) });
  let { selection } = state;
  command(state, (transaction) => void ({ selection } = transaction));
  const before = doc.textBetween(0, selection.head, ' ');
  return [before, doc.textBetween(selection.from, selection.to, ' ')];
}

it('goes behind the last word and before the first', () => {
  expect(wordsAfter(moveTo('end'))).toEqual(['First. In between. Last.', '']);
  expect(wordsAfter(moveTo('start'))).toEqual(['', '']);
});

it('selects from where the caret was', () => {
  expect(wordsAfter(selectTo('end'))[1]).toBe('n between. Last.');
  expect(wordsAfter(selectTo('start'))[1]).toBe('First. I');
});
