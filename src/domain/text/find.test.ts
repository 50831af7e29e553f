import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll, type FindOptions } from './find.ts';

const ANY: FindOptions = { matchCase: false, wholeWords: false };
const WHOLE: FindOptions = { matchCase: false, wholeWords: true };

const found = (text: string, words: string, options = ANY): string[] =>
  findAll(text, words, options).map(({ start, end }) => `${start}:${text.slice(start, end)}`);

describe('finding words', () => {
  it('finds each place once, none over another', () => {
    expect(found('anana', 'ana')).toEqual(['0:ana']);
    expect(found('Moor met moor.', 'moor')).toEqual(['0:Moor', '9:moor']);
    expect(found('Moor met moor.', 'moor', { ...ANY, matchCase: true })).toEqual(['9:moor']);
    expect(found('Moor', '')).toEqual([]);
  });

  it('takes typographic marks and blanks for plain ones', () => {
    expect(found('the board’s\u00a0“no”', `board's "no"`)).toEqual(['4:board’s\u00a0“no”']);
  });

  it('knows where a word goes on, in scripts with blanks and without', () => {
    expect(found('port, porter, port', 'port', WHOLE)).toEqual(['0:port', '14:port']);
    expect(found('El cañón, el cañonazo', 'cañón', WHOLE)).toEqual(['3:cañón']);
    expect(found('東京都知事が東京で', '東京', WHOLE)).toEqual(['0:東京', '6:東京']);
  });

  it('stays right behind letters that grow when they are made small', () => {
    expect(found('İİİ Moor', 'moor')).toEqual(['4:Moor']);
    expect(found('İzmir', 'i')).toEqual(['3:i']);
  });

  it('splits no character', () => {
    expect(found('cafe\u0301 cafe', 'cafe')).toEqual(['6:cafe']);
    expect(found('👩‍🚀 👩', '👩')).toEqual(['6:👩']);
    expect(found('👍🏽', '👍')).toEqual([]);
  });

  it('finds what was put in, at offsets of the text itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (before, behind) => {
          const text = `${before} Ada Moor. ${behind}`;
          const spans = findAll(text, 'ada moor', WHOLE);
          expect(spans).toContainEqual({ start: before.length + 1, end: before.length + 9 });
          for (const { start, end } of spans)
            expect(text.slice(start, end).toLowerCase()).toBe('ada moor');
        },
      ),
    );
  });
});
