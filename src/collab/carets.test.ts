import { describe, expect, it } from 'vitest';
import { paragraph } from '#domain/text/block.ts';
import { replicasOf, synchronize } from '#tests/support/replica.ts';
import { caretAt, indexesOfCarets } from './carets.ts';
import { textOf } from './text-document.ts';

describe('a caret', () => {
  it('goes where the character behind it goes', () => {
    const replicas = replicasOf([paragraph('one two three')]);
    const [here, there] = replicas;
    const carets = [0, 4, 13, 14].map((index) => caretAt(textOf(there.doc), index));
    here.edit((tr) => tr.insertText('zero ', here.at(0)));
    synchronize(replicas);
    expect(indexesOfCarets(there.doc, carets)).toEqual([5, 9, 18, 19]);
  });

  it('stays where its character was deleted, and comes back with it', () => {
    const [here] = replicasOf([paragraph('one two three')]);
    const caret = caretAt(textOf(here.doc), 5);
    here.edit((tr) => tr.delete(here.at(4), here.at(8)));
    expect(indexesOfCarets(here.doc, [caret])).toEqual([4]);
    here.history.undo();
    expect(indexesOfCarets(here.doc, [caret])).toEqual([5]);
  });

  it('of a character that is unknown stands at the end', () => {
    const [here] = replicasOf([paragraph('one')]);
    expect(indexesOfCarets(here.doc, [[99, 3], null])).toEqual([4, 4]);
  });
});
