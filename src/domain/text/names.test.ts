import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, type Span } from '../span/span.ts';
import { isDateline } from './dateline.ts';
import { FIGURE_TYPES } from './figures.ts';
import { namesIn, nextUntaggedName } from './names.ts';

const STORY =
  'The mayor met Ada Moor of the Harbour Board. She left for Nordbro.\n“Nobody told us,” said O’Hara. Ada Moor’s boat waited.\n';

function names(text: string, known: readonly string[] = [], language = 'en'): string[] {
  return Array.from(
    namesIn({ text, known, language, figures: FIGURE_TYPES }, 0),
    ({ start, end }) => text.slice(start, end),
  );
}

describe('the names of a text', () => {
  it('HD3: are its capitalised runs, without what only begins a sentence', () => {
    expect(names(STORY)).toEqual(['Ada Moor', 'Harbour Board', 'Nordbro', 'O’Hara', 'Ada Moor']);
  });

  it('HD3: are words of the register wherever they stand, the longest first', () => {
    const text = 'Nordbro waited. Then nordbro harbour; outnordbroed they did not.';
    expect(names(text, ['Nordbro', 'nordbro harbour', 'nord'])).toEqual([
      'Nordbro',
      'nordbro harbour',
    ]);
  });

  it('HD3: are those of the register alone where capitals tell nothing', () => {
    const text = 'Der Hafen von Nordbro ist ein Hafen.';
    expect(names(text, ['Nordbro'], 'de')).toEqual(['Nordbro']);
    expect(names('北京市政府说，王芳来了。', ['王芳'], 'zh')).toEqual(['王芳']);
  });

  it('HD3: are in a headline what the story calls so, too', () => {
    const story =
      'Marta Ilves left. So the Harbour Board met Ms Ilves, and Ilves said so to Nordbro.\n';
    expect(
      names(`Ilves Leaves Harbour Board Over Nordbro’s Bridge Plan\n${story}`).slice(0, 3),
    ).toEqual(['Ilves', 'Harbour Board', 'Nordbro']);
    expect(names(`Council of Tarrant Bay\n${story}`)[0]).toBe('Council of Tarrant Bay');
  });

  it('HD3: need more than the letter I or an initial', () => {
    expect(names('so I left, and X came')).toEqual([]);
    expect(names('so J. B. Sand left')).toEqual(['J. B. Sand']);
    expect(names('at the Bank of England')).toEqual(['Bank of England']);
    expect(names('The Bank of England met the board.')).toEqual(['Bank of England']);
    expect(names('with the Nurses’ Union')).toEqual(['Nurses’ Union']);
    expect(names('asked Penrose & Lyle, then AT&T')).toEqual(['Penrose & Lyle', 'AT&T']);
  });

  it.each([
    'Later Ms Lind came.',
    'Yesterday Lind came.',
    'Instead, Lind came.',
    'Meanwhile Mr Lind came.',
  ])('HD3: begin behind an adverb that begins the sentence: %s', (text) => {
    expect(names(text)).toEqual(['Lind']);
  });

  it('HD3: end before the title of another, and begin behind a word that only begins a sentence', () => {
    expect(names('and Larkmouth Mayor Tobias Renquist left')).toEqual([
      'Larkmouth',
      'Tobias Renquist',
    ]);
    expect(names('met Prime Minister Ana Ruiz and Mayor Ana Ruiz')).toEqual([
      'Ana Ruiz',
      'Ana Ruiz',
    ]);
    expect(names('asked Dr. Lena Sand, Mr. Okafor and General Moor')).toEqual([
      'Lena Sand',
      'Okafor',
      'General Moor',
    ]);
    expect(names('in the General Assembly, on Lord Howe Island, at St. Anne’s Hall')).toEqual([
      'General Assembly',
      'Lord Howe Island',
      'St. Anne’s Hall',
    ]);
    expect(names('“When I asked. When Ada came.”')).toEqual(['Ada']);
  });

  it.each([
    ['at Massachusetts General Hospital', ['Massachusetts General Hospital']],
    ['met Foreign Minister Ana Ruiz', ['Ana Ruiz']],
    ['asked Gov. Lena Sand and Prof. Bo Kim', ['Lena Sand', 'Bo Kim']],
    ['met French Foreign Minister Ana Ruiz', ['French', 'Ana Ruiz']],
    ['met Deputy Foreign Minister Ana Ruiz', ['Ana Ruiz']],
    ['asked the Deputy Foreign Minister so', ['Deputy Foreign Minister']],
    ['in the Court of Judge Bo Kim today', ['Court of Judge Bo Kim']],
    ['off Cape Lord Howe Island it', ['Cape Lord Howe Island']],
    ['at Dollar General Stores today', ['Dollar General Stores']],
    ['the Secretary General and Lieutenant General', ['Secretary General', 'Lieutenant General']],
    ['met Harbour Secretary General Ana Ruiz', ['Harbour', 'Ana Ruiz']],
    ['at the Lyle Captain Cook Museum', ['Lyle Captain Cook Museum']],
    ['with Haven Captain Bo Kim', ['Haven', 'Bo Kim']],
  ])('HD3: are not cut in two by a title within them: %s', (text, found) => {
    expect(names(text)).toEqual(found);
  });

  it('HD3: begin a sentence alone where the text names them elsewhere', () => {
    const text = 'Nobody asked Dana Holt. Holt left. Nobody spoke. Quietly it ended.';
    expect(names(text)).toEqual(['Dana Holt', 'Holt']);
  });

  it.each(['LINDHOLM', 'Lindholm', 'Ny Lindholm'])(
    'HD3: are the place a report begins with: %s',
    (place) => {
      for (const behind of [' — The', ', 3 May — The', ' (NNA) – The', ' - The'])
        expect(names(`The quay\n${place}${behind} ferry stayed.`)[0]).toBe(place);
    },
  );

  it.each([
    'Holt — who chairs the board — resigned.',
    'Holt — Mayor of the old town — resigned.',
    'Holt – chair',
    'Holt – Chair of the old board',
    'Holt, 43 – A nurse',
  ])('HD3: are no place where the line says who somebody is: %s', (line) => {
    expect(isDateline(line, { start: 0, end: 4 })).toBe(false);
  });

  it('HD3: are dates and sums, whole, where they are wanted', () => {
    expect(names('between 2018 and 2023 it had 2024 rooms')).toEqual(['2018', '2023']);
    const text = 'On 12 March 2019 the Board lent Ada €4.2 million.';
    expect(names(text)).toEqual(['12 March 2019', 'Board', 'Ada', '€4.2 million']);
    const query = { text, known: [], language: 'en', figures: [] };
    expect([...namesIn(query, 0)].map(({ start, end }) => text.slice(start, end))).toEqual([
      'March',
      'Board',
      'Ada',
    ]);
  });

  it('HD3: are passed over where a tag is', () => {
    const tagged: Span[] = [{ start: STORY.indexOf('Ada'), end: STORY.indexOf(' of the') }];
    const query = { text: STORY, known: [], language: 'en', figures: [] };
    const next = nextUntaggedName(query, tagged, 0);
    expect(next && STORY.slice(next.start, next.end)).toBe('Harbour Board');
    expect(nextUntaggedName(query, tagged, STORY.length)).toBeNull();
  });

  it('HD3: are whole words in order, none over another', () => {
    const piece = fc.constantFrom(
      'Ada',
      'moor',
      'Board',
      'the',
      '.',
      ' ',
      ' ',
      '\n',
      '“',
      '王',
      'May',
      '2019',
      '€5',
      'É',
      '👩',
    );
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    const known = fc.array(fc.constantFrom('Ada', 'moor', '王', 'Ada Board', 'the moor'));
    fc.assert(
      fc.property(text, known, (words, listed) => {
        const found = [
          ...namesIn({ text: words, known: listed, language: 'en', figures: FIGURE_TYPES }, 0),
        ];
        found.forEach((name, at) => {
          expect(words.slice(name.start, name.end).trim()).toHaveLength(name.end - name.start);
          expect(name.start).toBeLessThan(name.end);
          const before = found[at - 1];
          if (before !== undefined) expect(before.end).toBeLessThanOrEqual(name.start);
          expect(found.filter((other) => overlaps(other, name))).toHaveLength(1);
        });
      }),
    );
  });
});
