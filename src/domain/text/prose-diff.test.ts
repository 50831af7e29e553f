import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffProse, type DiffPiece } from './prose-diff.ts';

const shown = (older: string, newer: string): string =>
  diffProse(older, newer)
    .map(({ type, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[type])
    .join('');

const side = (pieces: readonly DiffPiece[], without: DiffPiece['type']): string =>
  pieces.map(({ type, text }) => (type === without ? '' : text)).join('');

describe('what changed between two texts', () => {
  it('RV5: is told by the word', () => {
    expect(shown('The mayor opened the bridge.\n', 'The mayor closed the old bridge.\n')).toBe(
      'The mayor [-opened-]{+closed+} the{+ old+} bridge.\n',
    );
  });

  it('RV5: leaves paragraphs alone that did not change', () => {
    expect(shown('One.\nTwo.\nThree.\n', 'One.\nThree.\nFour.\n')).toBe(
      'One.\n[-Two.\n-]Three.\n{+Four.\n+}',
    );
  });

  it('RV5: shows a split paragraph as a new line', () => {
    expect(shown('One. Two.\n', 'One.\nTwo.\n')).toBe('One.[- -]{+\n+}Two.\n');
  });

  it('RV5: cuts scripts without blanks into words', () => {
    expect(shown('市長は橋を開いた。\n', '市長は橋を閉じた。\n')).toMatch(/^市長は橋を\[-/);
  });

  it('RV5: makes both texts of its pieces, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'the', '😀', 'é'));
    const text = words.map((list) => list.join(''));
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const pieces = diffProse(older, newer);
        expect(side(pieces, 'added')).toBe(older);
        expect(side(pieces, 'removed')).toBe(newer);
        expect(pieces.every((piece, at) => piece.type !== pieces[at + 1]?.type)).toBe(true);
      }),
    );
  });

  it('RV5: takes two long texts that have nothing in common, and two that repeat themselves', () => {
    const long = (word: string): string =>
      Array.from({ length: 50_000 }, (_, at) => `${word}${at % 7 === 0 ? '.\n' : ' '}`).join('');
    const pieces = diffProse(long('yes'), long('no'));
    expect(side(pieces, 'removed')).toBe(long('no'));
    expect(diffProse(long('yes'), long('yes'))).toHaveLength(1);
  });
});
