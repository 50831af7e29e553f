import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagId } from '#domain/ids.ts';
import { layOutTags, tagsAt, type DrawnSpan, type DrawnTag } from './drawn-tags.ts';

function tag(id: string, ...spans: readonly [start: number, end: number][]): DrawnTag {
  const own = spans.map(([start, end], index): DrawnSpan => {
    return { start, end, role: index === 0 ? 'own' : 'part', name: id };
  });
  return {
    id: id as TagId,
    spans: own,
    colour: 'blue',
    state: 'undecided',
  };
}

function lanesOf(tags: readonly DrawnTag[]): Record<string, number[]> {
  const lanes: Record<string, number[]> = {};
  for (const { tag, lane } of layOutTags(tags).overlapping({ start: 0, end: 1_000 })) {
    (lanes[tag.id] ??= []).push(lane);
  }
  return lanes;
}

describe('drawn tags', () => {
  it('keep overlapping tags on lanes of their own, whoever was tagged first', () => {
    expect(
      lanesOf([tag('inner', [4, 8]), tag('outer', [0, 10]), tag('crossing', [6, 14])]),
    ).toEqual({ outer: [0], inner: [1], crossing: [2] });
  });

  it('use a lane again where it is free', () => {
    expect(lanesOf([tag('one', [0, 5]), tag('two', [5, 9])])).toEqual({ one: [0], two: [0] });
  });

  it('draw a part that lies in its own tag on the same lane', () => {
    expect(lanesOf([tag('quote', [0, 20], [4, 8]), tag('name', [4, 8])])).toEqual({
      quote: [0, 0],
      name: [1],
    });
  });

  it('have the same lanes wherever one looks', () => {
    const span = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]): [number, number] => [start, start + length]);
    const many = fc.array(fc.array(span, { minLength: 1, maxLength: 3 }), { maxLength: 12 });
    fc.assert(
      fc.property(many, span, (given, [start, end]) => {
        const tags = layOutTags(given.map((spans, number) => tag(`t${number}`, ...spans)));
        const all = tags.overlapping({ start: 0, end: 100 });
        expect(tags.overlapping({ start, end })).toEqual(
          all.filter(({ span: one }) => one.start < end && start < one.end),
        );
      }),
    );
  });

  it('are found at a character, the innermost first and each once', () => {
    const tags = layOutTags([tag('outer', [0, 20], [4, 8]), tag('inner', [3, 9])]);
    expect(tagsAt(tags, 5)).toEqual(['outer', 'inner']);
    expect(tagsAt(tags, 3)).toEqual(['inner', 'outer']);
    expect(tagsAt(tags, 20)).toEqual([]);
  });
});
