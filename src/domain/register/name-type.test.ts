import { describe, expect, it } from 'vitest';
import { nameTypeOf } from './name-type.ts';

function typeOf(marked: string, language = 'en'): string | null {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/g, '');
  return nameTypeOf({ text, name: { start, end }, language });
}

describe('what a name is of', () => {
  it.each([
    ['organization', 'at the [University of Westerlund] today'],
    ['organization', 'the [Harbour Board] met'],
    ['organization', 'said the [WHO] report'],
    ['place', 'the ferry to [Skerry Island] was late'],
    ['place', 'born in [Gdansk] and raised there'],
    ['place', '[LINDHOLM] — The ferry was late'],
    ['place', 'off [Cape Farrow] it sank'],
    ['law', 'under the [Clean Harbours Act] of old'],
    ['event', 'before the [Winter Games] began'],
    ['date', 'since [March 1998] it is'],
    ['money', 'paid [€4.2 million] for it'],
    ['person', 'so [Ines Okafor] left'],
    ['person', 'and [Holt] said so'],
    ['person', 'his spokesman, [Edwin Marsh], left'],
    ['organization', 'the builders of [Vellmar Construction] left'],
    ['organization', 'told the [Larkmouth Gazette] so'],
    ['person', 'with Mayor [Adeyemi] there'],
    ['person', 'and [Lind], who bakes, left'],
    ['person', 'By [Maren Oldcastle] and Tobias Quill'],
    ['date', 'told the mayor [Monday] of it'],
    ['date', 'met the senator [May 3] at noon'],
    ['organization', 'left the director, [Vellmar Construction], alone'],
    ['organization', '[Harbour Board] Sells Its Ferry'],
  ])('HD8: %s: %s', (type, text) => expect(typeOf(text)).toBe(type));

  it.each([
    'Board [Quietly Sold] Ferry Terminal',
    '[Documents Show] Another Price',
    'WHAT [THE MAYOR] SAYS',
    'aboard the [Morning Tide] that day',
    'and [Gdansk] again',
    'went to [Ines Okafor]',
  ])('HD8: is left open where words do not tell: %s', (text) =>
    expect(['person', null]).toContain(typeOf(text)),
  );
});
