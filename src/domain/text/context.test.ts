import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inContext } from './context.ts';

describe('words in context', () => {
  it('are shown with their own block alone', () => {
    expect(inContext('Ferry\nHolt runs it.\nNobody else.\n', { start: 6, end: 10 })).toEqual({
      before: '',
      words: 'Holt',
      after: ' runs it.',
    });
  });

  it('have as much on either side as fits, cut at blanks', () => {
    const far = 'word '.repeat(40);
    const { before, after } = inContext(`${far}Holt ${far}\n`, {
      start: far.length,
      end: far.length + 4,
    });
    expect(before).toMatch(/^… (word ){11}$/);
    expect(after).toMatch(/^ (word ){11}…$/);
  });

  it('never hold half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (letters, at) => {
        const text = letters.repeat(40);
        const points = Array.from(text);
        const start = points.slice(0, at % points.length).join('').length;
        const end = start + (points[at % points.length] ?? '').length;
        const { before, words, after } = inContext(text, { start, end });
        expect(before.isWellFormed() && words.isWellFormed() && after.isWellFormed()).toBe(true);
      }),
    );
  });
});
