import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropped, nudged, withEdgeAt, type EdgeMove } from './edges.ts';

/** The span between brackets. */
function marked(given: string): { text: string; start: number; end: number } {
  const start = given.indexOf('[');
  const end = given.indexOf(']') - 1;
  return { text: given.replace(/[[\]]/g, ''), start, end };
}

function move(given: string, how: Partial<EdgeMove>, language = 'en'): string | null {
  const { text, start, end } = marked(given);
  const step: EdgeMove = { edge: 'end', by: 1, unit: 'word', ...how };
  const span = nudged(text, { start, end }, step, language);
  return (
    span &&
    `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`
  );
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function characterEdges(text: string): number[] {
  return [...Array.from(GRAPHEMES.segment(text), ({ index }) => index), text.length];
}

const piece = fc.constantFrom(
  'harbour',
  'Ada',
  ' ',
  ' ',
  '\n',
  ',',
  '”',
  '’s',
  '-',
  'e\u0301',
  '👩‍👩‍👧',
  '🇧🇪',
  '北京',
  'สวัสดี',
  'שלום',
  'كتاب',
);
const text = fc.array(piece, { minLength: 1, maxLength: 16 }).map((pieces) => pieces.join(''));
const anywhere = text.chain((words) =>
  fc.record({
    words: fc.constant(words),
    ends: fc.tuple(
      fc.constantFrom(...characterEdges(words)),
      fc.constantFrom(...characterEdges(words)),
    ),
    step: fc.record({
      edge: fc.constantFrom('start' as const, 'end' as const),
      by: fc.constantFrom(1 as const, -1 as const),
      unit: fc.constantFrom('word' as const, 'character' as const),
    }),
  }),
);

describe('an edge', () => {
  it('HD1: grows and shrinks by a word, blanks left out', () => {
    expect(move('[Ada] Moor said', {})).toBe('[Ada Moor] said');
    expect(move('[Ada Moor] said', { by: -1 })).toBe('[Ada] Moor said');
    expect(move('Mayor Ada [Moor]', { edge: 'start', by: -1 })).toBe('Mayor [Ada Moor]');
    expect(move('[Ada Moor] said', { edge: 'start' })).toBe('Ada [Moor] said');
  });

  it('HD1: stops before and behind signs, which are words too', () => {
    expect(move('“[We waited],” she said', {})).toBe('“[We waited,”] she said');
    expect(move('“[We waited,”] she said', { by: -1 })).toBe('“[We waited],” she said');
    expect(move('said “[We] waited', { edge: 'start', by: -1 })).toBe('said [“We] waited');
  });

  it('HD1: keeps what a hyphen or an apostrophe joins together', () => {
    expect(move('[the] vice-president', {})).toBe('[the vice-president]');
    expect(move('[Ada]’s boat', {})).toBe('[Ada’s] boat');
  });

  it('HD1: goes by character where that is asked for, from paragraph to paragraph', () => {
    expect(move('[Ad]a', { unit: 'character' })).toBe('[Ada]');
    expect(move('[one]\ntwo', { unit: 'character' })).toBe('[one\nt]wo');
    expect(move('[one\nt]wo', { unit: 'character', by: -1 })).toBe('[one]\ntwo');
    expect(move('[👩‍👩‍👧a]', { unit: 'character', by: -1 })).toBe('[👩‍👩‍👧]a');
  });

  it('HD1: finds words where no blanks part them', () => {
    expect(move('[市长]昨天说', {}, 'zh')).toBe('[市长昨天]说');
    expect(move('[สวัสดี]ชาวโลก', {}, 'th')).toBe('[สวัสดีชาว]โลก');
    expect(move('[東京]都知事は', {}, 'ja')).toBe('[東京都知事]は');
    expect(move('[ראש] העירייה', {}, 'he')).toBe('[ראש העירייה]');
    expect(move('[رئيس] البلدية', {}, 'ar')).toBe('[رئيس البلدية]');
  });

  it('HD1: never passes the other one, and ends with the text', () => {
    expect(move('[Ada] Moor', { by: -1 })).toBeNull();
    expect(move('[Ada] Moor', { edge: 'start' })).toBeNull();
    expect(move('Ada [Moor]\n', {})).toBeNull();
    expect(move('[Ada]', { edge: 'start', by: -1 })).toBeNull();
  });

  it('HD1: cuts no character in half, leaves the other edge alone and the span not empty', () => {
    fc.assert(
      fc.property(anywhere, ({ words, ends, step }) => {
        const span = { start: Math.min(...ends), end: Math.max(...ends) };
        fc.pre(span.start < span.end);
        const moved = nudged(words, span, step, 'en');
        if (moved === null) return;
        const other = step.edge === 'start' ? 'end' : 'start';
        expect(moved[other]).toBe(span[other]);
        expect(moved.start).toBeLessThan(moved.end);
        expect(characterEdges(words)).toContain(moved[step.edge]);
        expect(Math.sign(moved[step.edge] - span[step.edge])).toBe(step.by);
      }),
    );
  });

  it('HD1: reaches every word and comes to an end, step by step', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('word' as const, 'character' as const), (words, unit) => {
        const first = characterEdges(words)[1] ?? 0;
        let span = { start: 0, end: first };
        for (let steps = 0; steps <= words.length; steps += 1) {
          const moved = nudged(words, span, { edge: 'end', by: 1, unit }, 'en');
          if (moved === null) break;
          span = moved;
        }
        expect(words.slice(span.end).trim()).toBe('');
      }),
    );
  });

  it('HD1: is dropped at the edge of a word, or exactly, and never into a neighbour', () => {
    const { text: words, ...span } = marked('Mayor [Ada] Moor of Nordbro spoke');
    const drop = (to: string, exactly: boolean, roomEnd = words.length): string => {
      const at = words.indexOf(to) + 2;
      const where = { room: { start: 0, end: roomEnd }, language: 'en' };
      const put = dropped(words, span, { edge: 'end', to: at, exactly }, where);
      return words.slice(put.start, put.end);
    };
    expect(drop('Moor', false)).toBe('Ada Moor');
    expect(drop('Moor', true)).toBe('Ada Mo');
    expect(drop('Nordbro', false, words.indexOf(' of'))).toBe('Ada Moor');
    expect(drop('Mayor', false)).toBe('Ada');
  });

  it('is put anywhere, on a whole character and short of the other edge', () => {
    const { text: words, start, end } = marked('a [bcd] e👩‍👩‍👧f');
    const family = words.indexOf('👩');
    expect(withEdgeAt(words, { start, end }, 'end', family + 3).end).toBe(words.indexOf('f'));
    expect(withEdgeAt(words, { start, end }, 'end', start)).toEqual({ start, end });
    expect(withEdgeAt(words, { start, end }, 'start', 0)).toEqual({ start: 0, end });
  });
});
