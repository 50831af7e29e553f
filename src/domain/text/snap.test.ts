import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapToCharacters, snapToWords } from './snap.ts';

/** The selection between brackets, and what it snaps to in words. */
function snapped(marked: string, language = 'en'): string | null {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/g, '');
  const span = snapToWords(text, { start, end }, language);
  return span && text.slice(span.start, span.end);
}

describe('a selection', () => {
  it('loses the blanks at its edges', () => {
    expect(snapped('Said[  Okafor \n]again')).toBe('Okafor');
  });

  it('is nothing when it holds only blanks', () => {
    expect(snapped('one[ \u00A0\n ]two')).toBeNull();
  });

  it('takes whole the words it cuts into', () => {
    expect(snapped('the ha[rbour bo]ard met')).toBe('harbour board');
  });

  it('stays as it is at the edges of words', () => {
    expect(snapped('the [harbour board] met')).toBe('harbour board');
    expect(snapped('[“We were never asked,”] he said')).toBe('“We were never asked,”');
  });

  it('takes an abbreviation’s dot only when it was selected', () => {
    expect(snapped('in the [U.S]. today')).toBe('U.S');
    expect(snapped('in the [U.S.] today')).toBe('U.S.');
  });

  it('keeps a name with an apostrophe together', () => {
    expect(snapped('as O’H[ar]a said')).toBe('O’Hara');
    expect(snapped("as O'Har[a] said")).toBe("O'Hara");
  });

  it('leaves a possessive out unless it reaches into it', () => {
    expect(snapped('the m[ayo]r’s house')).toBe('mayor');
    expect(snapped('the [mayor’]s house')).toBe('mayor’s');
    expect(snapped('the May[or’s] house')).toBe('Mayor’s');
  });

  it('leaves an elided article out where the language has them', () => {
    expect(snapped('dans l’[Égl]ise', 'fr')).toBe('Église');
    expect(snapped('dans [l’Égl]ise', 'fr-CA')).toBe('l’Église');
    expect(snapped('nell’ac[qu]a', 'it')).toBe('acqua');
    expect(snapped('aujou[rd]’hui', 'fr')).toBe('aujourd’hui');
  });

  it('keeps what a hyphen joins together', () => {
    expect(snapped('the vice-pres[iden]t of')).toBe('vice-president');
    expect(snapped('the [vice]-president of')).toBe('vice-president');
    expect(snapped('Jean-L[uc]’s boat')).toBe('Jean-Luc');
    expect(snapped('after COVID-1[9] came')).toBe('COVID-19');
    expect(snapped('a son-in-la[w] of')).toBe('son-in-law');
  });

  it('lets a name before a small-lettered rest stand alone', () => {
    expect(snapped('the [Moscow]-based firm')).toBe('Moscow');
    expect(snapped('the Mosc[ow]-based firm')).toBe('Moscow');
  });

  it('of a caret means the word it touches', () => {
    expect(snapped('the harb[]our board')).toBe('harbour');
    expect(snapped('the harbour[] board')).toBe('harbour');
    expect(snapped('the []harbour’s board')).toBe('harbour');
    expect(snapped('one, [] two')).toBeNull();
  });

  it('finds the words of scripts that put no blanks between them', () => {
    expect(snapped('東京都[知]事は言った', 'ja')).toBe('都知事');
    expect(snapped('ประเทศไท[ยส]วยงามมาก', 'th')).toBe('ประเทศไทยสวยงาม');
  });

  it('finds Hebrew and Arabic words', () => {
    expect(snapped('ראש הממש[ל]ה אמר', 'he')).toBe('הממשלה');
    expect(snapped('قال رئيس الو[ز]راء', 'ar')).toBe('الوزراء');
  });

  it('takes emoji whole', () => {
    expect(snapped('so 👩[‍]👩‍👧 there')).toBe('👩‍👩‍👧');
  });

  it('falls back to the common rules when the language is none', () => {
    expect(snapped('the ha[rbo]ur', 'no such language')).toBe('harbour');
  });

  it('looks only at its surroundings', () => {
    const word = 'x'.repeat(1_000_000);
    expect(snapToWords(`${word} harbour`, { start: 1_000_003, end: 1_000_005 }, 'en')).toEqual({
      start: 1_000_001,
      end: 1_000_008,
    });
  });
});

const ANY_TEXT = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ' ',
        '\n',
        '-',
        '’s',
        'O’Hara',
        'vice-president',
        '👩‍👩‍👧',
        'e\u0301',
        '\u0308',
        '\uD800',
        'شركة',
        '東京都',
      ),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

const SELECTION = ANY_TEXT.chain((text) =>
  fc
    .tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length }))
    .map(([one, other]) => ({ text, start: Math.min(one, other), end: Math.max(one, other) })),
);

function graphemeEdges(text: string): Set<number> {
  const edges = new Set([text.length]);
  for (const { index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text))
    edges.add(index);
  return edges;
}

describe('snapping any text', () => {
  it('never splits a grapheme', () => {
    fc.assert(
      fc.property(SELECTION, ({ text, start, end }) => {
        const edges = graphemeEdges(text);
        const exact = snapToCharacters(text, { start, end });
        expect(edges.has(exact.start) && edges.has(exact.end)).toBe(true);
        const span = snapToWords(text, { start, end }, 'en');
        if (span !== null) expect(edges.has(span.start) && edges.has(span.end)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every word that was selected', () => {
    fc.assert(
      fc.property(SELECTION, ({ text, start, end }) => {
        const span = snapToWords(text, { start, end }, 'en');
        const selected = text.slice(start, end).trim();
        if (selected === '') return;
        expect(span && text.slice(span.start, span.end)).toContain(selected);
      }),
    );
  });

  it('is done after once', () => {
    fc.assert(
      fc.property(SELECTION, ({ text, start, end }) => {
        const once = snapToWords(text, { start, end }, 'en');
        if (once !== null) expect(snapToWords(text, once, 'en')).toEqual(once);
      }),
    );
  });
});
