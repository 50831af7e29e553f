import { describe, expect, it } from 'vitest';
import { FIGURE_TYPES, figuresIn, figureTypeOf } from './figures.ts';

function figures(text: string, language = 'en'): string[] {
  return Array.from(
    figuresIn(text, language, { from: 0, types: FIGURE_TYPES }),
    ({ start, end, type }) => `${type} ${text.slice(start, end)}`,
  );
}

describe('dates and sums', () => {
  it('HD3: are days, months, weekdays and years as a language writes them', () => {
    expect(figures('on Monday, 3 June 2024, or in March')).toEqual([
      'date Monday, 3 June 2024',
      'date March',
    ]);
    expect(figures('June 3rd, 2024 and since 1998')).toEqual(['date June 3rd, 2024', 'date 1998']);
    expect(figures('am Montag, dem 12. März 2019, seit 1998', 'de')).toEqual([
      'date Montag',
      'date 12. März 2019',
      'date 1998',
    ]);
    expect(figures('le 1er mai 2020', 'fr')).toEqual(['date 1er mai 2020']);
    expect(figures('el 3 de mayo de 2020', 'es')).toEqual(['date 3 de mayo de 2020']);
  });

  it('HD3: are no numbers of anything else, nor words that only look so', () => {
    expect(figures('they may march with 2019 others; flight 1998; 1,998 and 2019% of it')).toEqual(
      [],
    );
    expect(figures('Mayor Marcher mondays')).toEqual([]);
  });

  it('HD3: are no counts of something, though two of them stand as years do', () => {
    expect(figures('between 1900 and 2000 people came; from 1600 to 2000 jobs')).toEqual([]);
    expect(figures('between 1900 and 2000 it grew, from 1998 to 2003.')).toHaveLength(4);
    expect(figures('in 1998 and 2000 people came')).toEqual(['date 1998']);
    expect(figures('von 1998 bis 2003 wuchs er', 'de')).toHaveLength(2);
  });

  it('HD3: are sums with their sign or word, and how many thousands', () => {
    expect(figures('€4.2 million, $5bn, US$ 30, 12 euros and 1.000,50 €')).toEqual([
      'money €4.2 million',
      'money $5bn',
      'money US$ 30',
      'money 12 euros',
      'money 1.000,50 €',
    ]);
  });

  it('HD3: are looked for by the rules of English where a language has no words for months', () => {
    expect(figures('in May', 'not a language')).toEqual(['date May']);
    expect(figures('2020年5月', 'ja')).toEqual([]);
  });

  it('are told from words that hold more than one', () => {
    expect(figureTypeOf('March 1998', 'en')).toBe('date');
    expect(figureTypeOf('1998', 'en')).toBe('date');
    expect(figureTypeOf('€5', 'en')).toBe('money');
    expect(figureTypeOf('May Day March', 'en')).toBeNull();
  });
});
