import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSpans, contains, orderedBySpan, overlaps, union, type Span } from './span.ts';
import { indexIntervals } from './interval-index.ts';
import { assignLanes } from './lanes.ts';

const span = fc
  .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]): Span => ({ start, end: start + length }));
const spans = fc.array(span, { maxLength: 40 });

function charactersOf(list: readonly Span[]): number[] {
  const characters = new Set<number>();
  for (const { start, end } of list) for (let at = start; at < end; at++) characters.add(at);
  return [...characters].sort((one, other) => one - other);
}

describe('two spans', () => {
  it('that touch do not overlap', () => {
    expect(overlaps({ start: 0, end: 3 }, { start: 3, end: 5 })).toBe(false);
    expect(overlaps({ start: 0, end: 4 }, { start: 3, end: 5 })).toBe(true);
  });

  it('read outermost first', () => {
    const inOrder = [
      { start: 1, end: 9 },
      { start: 1, end: 4 },
      { start: 2, end: 9 },
    ];
    expect(inOrder.toReversed().sort(compareSpans)).toEqual(inOrder);
  });

  it('overlap just when they share a character, and contain just when all are shared', () => {
    fc.assert(
      fc.property(span, span, (one, other) => {
        const shared = charactersOf([one]).filter((at) => charactersOf([other]).includes(at));
        expect(overlaps(one, other)).toBe(shared.length > 0);
        expect(contains(one, other)).toBe(shared.length === other.end - other.start);
      }),
    );
  });
});

describe('items in reading order', () => {
  it('have the outermost first, and leave equals as they were', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const items = list.map((item, number) => ({ item, number }));
        const ordered = orderedBySpan(items, ({ item }) => item);
        const compare = (one: (typeof items)[number], other: (typeof items)[number]): number =>
          compareSpans(one.item, other.item) || one.number - other.number;
        expect(ordered).toEqual(items.toSorted(compare));
      }),
    );
  });
});

describe('the union of spans', () => {
  it('has their characters, in as few spans as hold them', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const joined = union(list);
        expect(charactersOf(joined)).toEqual(charactersOf(list));
        joined.forEach(({ start, end }, at) => {
          expect(start).toBeLessThan(end);
          expect(joined[at - 1]?.end ?? -1).toBeLessThan(start);
        });
      }),
    );
  });
});

describe('the interval index', () => {
  it('finds what looking at each would find, in reading order', () => {
    fc.assert(
      fc.property(spans, span, fc.nat({ max: 90 }), (list, range, offset) => {
        const index = indexIntervals(list, (item) => item);
        const inOrder = list.toSorted(compareSpans);
        expect(index.overlapping(range)).toEqual(inOrder.filter((item) => overlaps(item, range)));
        expect(index.at(offset)).toEqual(
          inOrder.filter(({ start, end }) => start <= offset && offset < end),
        );
      }),
    );
  });

  it('holds thousands', () => {
    const list = Array.from({ length: 12_500 }, (_, at) => ({ start: at * 8, end: at * 8 + 12 }));
    const index = indexIntervals(list, (item) => item);
    expect(index.at(80_001)).toEqual([
      { start: 79_992, end: 80_004 },
      { start: 80_000, end: 80_012 },
    ]);
  });
});

describe('lanes', () => {
  const inOrder = spans.map((list) => list.toSorted(compareSpans));

  it('give the outermost of nested spans the lowest', () => {
    expect(
      assignLanes([
        { start: 0, end: 9 },
        { start: 2, end: 6 },
        { start: 2, end: 4 },
      ]),
    ).toEqual([0, 1, 2]);
  });

  it('are never shared by spans that overlap, and used again by those that touch', () => {
    expect(
      assignLanes([
        { start: 0, end: 3 },
        { start: 3, end: 6 },
      ]),
    ).toEqual([0, 0]);
    fc.assert(
      fc.property(inOrder, (list) => {
        const lanes = assignLanes(list);
        list.forEach((one, at) => {
          list.slice(0, at).forEach((other, before) => {
            if (overlaps(one, other)) expect(lanes[at]).not.toBe(lanes[before]);
          });
        });
      }),
    );
  });

  it('are as many as spans stand over one character', () => {
    fc.assert(
      fc.property(inOrder, (list) => {
        const depths = charactersOf(list).map(
          (at) => list.filter(({ start, end }) => start <= at && at < end).length,
        );
        expect(new Set(assignLanes(list)).size).toBe(Math.max(0, ...depths));
      }),
    );
  });

  it('of earlier spans stay when a later one comes', () => {
    fc.assert(
      fc.property(inOrder, span, (list, later) => {
        const last = list.reduce((end, { start }) => Math.max(end, start), 0) + 1;
        const more = [...list, { start: last, end: last + later.end }];
        expect(assignLanes(more).slice(0, -1)).toEqual(assignLanes(list));
      }),
    );
  });
});
