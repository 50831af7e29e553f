import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inContext, inRememberedContext, opening } from './context.ts';

describe('words in context', () => {
  it('are shown with their own block alone', () => {
    expect(inContext('Ferry\nHolt runs it.\nNobody else.\n', { start: 6, end: 10 })).toEqual({
      before: '',
      words: 'Holt',
      after: ' runs it.',
    });
  });

  it('have as much on either side as fits, cut between words', () => {
    const far = 'word '.repeat(40);
    const { before, after } = inContext(`${far}Holt ${far}\n`, {
      start: far.length,
      end: far.length + 4,
    });
    expect(before).toMatch(/^… (word ){11}$/);
    expect(after).toMatch(/^( word){12}…$/);
  });

  it('are cut between words where a script has no blanks', () => {
    const far = '港口委员会周二晚上投票'.repeat(8);
    const { before, after } = inContext(`${far}渡轮${far}\n`, {
      start: far.length,
      end: far.length + 2,
    });
    const words = new Set(['港口', '委员', '会', '周二', '晚上', '投票', '…']);
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    for (const { segment } of [...segmenter.segment(before), ...segmenter.segment(after)])
      expect(words).toContain(segment);
    expect(before.length).toBeGreaterThan(50);
  });

  it('that left the text are shown with whole words, and with their own block alone', () => {
    const remembered = {
      prefix: 'arbour board met again on Friday, ',
      quote: 'Holt',
      suffix: ' ran',
    };
    expect(inRememberedContext(remembered, 34)).toEqual({
      before: '… board met again on Friday, ',
      words: 'Holt',
      after: ' ran',
    });
    expect(
      inRememberedContext({ prefix: 'Ferry\n', quote: 'Holt', suffix: ' runs.\nNobody els' }, 17),
    ).toEqual({ before: '', words: 'Holt', after: ' runs.' });
    const short = { prefix: 'Then ', quote: 'Holt', suffix: ' spoke of the har' };
    expect(inRememberedContext(short, 17).after).toBe(' spoke of the …');
  });

  it('that open a line are as many as fit', () => {
    expect(opening('Nobody knows', 12)).toBe('Nobody knows');
    expect(opening('Nobody knows yet', 12)).toBe('Nobody knows…');
    expect(opening('Nobody knows yet', 11)).toBe('Nobody…');
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
