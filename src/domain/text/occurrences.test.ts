import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOccurrences, type OccurrenceOptions } from './occurrences.ts';

const WORDS: OccurrenceOptions = { wholeWords: true, matchCase: true };
const ANYWHERE: OccurrenceOptions = { wholeWords: false, matchCase: true };
const ANY_CASE: OccurrenceOptions = { wholeWords: true, matchCase: false };

/** The words found, each with the characters on either side. */
function found(text: string, names: string | string[], options = WORDS): string[] {
  return findOccurrences(text, [names].flat(), options).map(
    ({ start, end }) =>
      `${text.slice(Math.max(0, start - 1), start)}[${text.slice(start, end)}]${text.slice(end, end + 1)}`,
  );
}

describe('whole words', () => {
  it('OC1: are not found in longer ones', () => {
    expect(found('Holt, Holton, Anholt and Holt.', 'Holt')).toEqual(['[Holt],', ' [Holt].']);
    expect(found('Holt, Holton', 'Holt', ANYWHERE)).toEqual(['[Holt],', ' [Holt]o']);
    expect(found('naïveté', 'na')).toEqual([]);
  });

  it('OC1: are found before a possessive and after an elided article', () => {
    expect(found("Okafor’s board, Okafor's ferry, the Okafors’ house", 'Okafor')).toEqual([
      ' [Okafor]’'.trim(),
      " [Okafor]'",
    ]);
    expect(found('l’Église et d’Église', 'Église')).toEqual(['’[Église] ', '’[Église]']);
    expect(found('O’Hara', 'Hara')).toEqual([]);
    expect(found('‘Okafor said', 'Okafor')).toEqual(['‘[Okafor] ']);
  });

  it('OC1: are not half of a hyphened name, but may begin or end what a hyphen only joins', () => {
    expect(found('Jean-Luc and Smith-Okafor', ['Jean', 'Okafor'])).toEqual([]);
    expect(found('Moscow-based, the ex-Brandt camp', ['Moscow', 'Brandt'])).toEqual([
      '[Moscow]-',
      '-[Brandt] ',
    ]);
    expect(found('COVID-19', 'COVID')).toEqual([]);
  });

  it('OC1: are found in scripts without blanks', () => {
    expect(found('昨日、王毅说了', '王毅')).toEqual(['、[王毅]说']);
    expect(found('ประเทศไทยและ', 'ไทย')).toEqual(['ศ[ไทย]แ']);
  });
});

describe('spelling', () => {
  it('OC2: a name is found in any case when asked to', () => {
    expect(found('ECB, ecb and Ecb', 'ECB')).toEqual(['[ECB],']);
    expect(found('ECB, ecb and Ecb', 'ECB', ANY_CASE)).toHaveLength(3);
    expect(found('ΟΔΥΣΣΕΥΣ, Οδυσσεύς', 'οδυσσευς', ANY_CASE)).toEqual(['[ΟΔΥΣΣΕΥΣ],']);
    expect(found('İSTANBUL ve İstanbul', 'İstanbul', ANY_CASE)).toHaveLength(2);
  });

  it('OC2: accents count, but not how they are encoded', () => {
    const composed = 'José and Jose';
    const decomposed = composed.normalize('NFD');
    expect(found(composed, 'Jose')).toEqual([' [Jose]']);
    expect(found(decomposed, 'José')).toEqual([`[${'José'.normalize('NFD')}] `]);
    expect(found(composed, 'José'.normalize('NFD'))).toEqual(['[José] ']);
    expect(found(decomposed, 'Jos', ANYWHERE)).toEqual(['[Jos]e', ' [Jos]e']);
  });

  it('OC2: quotes, hyphens and blanks are found however they are set', () => {
    expect(found("O’Hara met O'Hara", "O'Hara")).toHaveLength(2);
    expect(found('Ines\u00a0Okafor, Ines\nOkafor', 'Ines Okafor')).toHaveLength(2);
    expect(found('Jean‑Luc', 'Jean-Luc')).toHaveLength(1);
  });

  it('OC2: nothing is found inside a character', () => {
    expect(found('👩‍👩‍👧', '👩', ANYWHERE)).toEqual([]);
    expect(found('🇩🇪🇫🇷', '🇪🇫', ANYWHERE)).toEqual([]);
    expect(found('👍🏽 👍', '👍', ANYWHERE)).toEqual([' [👍]']);
  });
});

describe('several names', () => {
  it('OC3: the longer of two that overlap is found', () => {
    expect(found('Ines Okafor and Okafor', ['Okafor', 'Ines Okafor'])).toEqual([
      '[Ines Okafor] ',
      ' [Okafor]',
    ]);
    expect(found('New York Times', ['New York', 'York Times Co', 'York Times'])).toEqual([
      ' [York Times]',
    ]);
  });

  it('OC3: a name that only touched a shorter one is found beside the longest', () => {
    const names = ['Ada Moor', 'Moor Harbour', 'Harbour Board of Lind'];
    expect(found('Ada Moor Harbour Board of Lind', names)).toEqual([
      '[Ada Moor] ',
      ' [Harbour Board of Lind]',
    ]);
  });

  it('OC3: no name, and one of blanks, is found nowhere', () => {
    expect(found('a b', [])).toEqual([]);
    expect(found('a b', [' ', ''])).toEqual([]);
  });
});

describe('in any text', () => {
  const letters = fc.string({
    unit: fc.constantFrom(
      'a',
      'b',
      'B',
      'é',
      'e\u0301',
      ' ',
      '-',
      '’',
      '王',
      'Σ',
      '👍🏽',
      '한',
      '\n',
    ),
    maxLength: 30,
  });
  const options = fc.record({ wholeWords: fc.boolean(), matchCase: fc.boolean() });

  it('OC2: what is found reads as what was sought, in order and apart', () => {
    const spelling = (text: string): string =>
      text
        .normalize('NFC')
        .replace(/\s/g, ' ')
        .replaceAll('’', "'")
        .toLowerCase()
        .replaceAll('ς', 'σ');
    fc.assert(
      fc.property(letters, letters, options, (text, name, given) => {
        let last = 0;
        for (const { start, end } of findOccurrences(text, [name], given)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(spelling(text.slice(start, end))).toBe(spelling(name));
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('OC2: as much is found however the text is encoded', () => {
    fc.assert(
      fc.property(letters, letters, options, (text, name, given) => {
        const composed = findOccurrences(text.normalize('NFC'), [name.normalize('NFD')], given);
        const decomposed = findOccurrences(text.normalize('NFD'), [name.normalize('NFC')], given);
        expect(decomposed.length).toBe(composed.length);
      }),
      { numRuns: 500 },
    );
  });

  it('OC1: a word between blanks is always found', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'é', 'B', '王', '한'), minLength: 1 });
    fc.assert(
      fc.property(letters, word, letters, options, (before, name, after, given) => {
        const start = before.length + 1;
        const text = `${before} ${name} ${after}`;
        const spans = findOccurrences(text, [name], given);
        expect(spans).toContainEqual({ start, end: start + name.length });
      }),
      { numRuns: 500 },
    );
  });
});
