import { describe, expect, it } from 'vitest';
import { DEFAULT_CODEBOOK } from '../codebook/default-codebook.ts';
import type { AccountId, TagId } from '../ids.ts';
import type { PlacedSpan, Tag } from '../tag/tag.ts';
import { EVERY_TAG, filterTags, type TagFilter } from './filter.ts';
import { extentOf, inReadingOrder, ownPlaces, wordsOf } from './order.ts';

function placed(start: number, end: number, quote = ''): PlacedSpan {
  return { state: 'placed', start, end, quote };
}

function detached(near: number, quote = ''): PlacedSpan {
  return { state: 'detached', near, quote };
}

function tag(
  id: string,
  parts: Tag<PlacedSpan>['parts'],
  rest: Partial<Tag<PlacedSpan>> = {},
): Tag<PlacedSpan> {
  return {
    id: id as TagId,
    kind: 'quote',
    label: null,
    parts,
    fields: {},
    createdBy: null,
    createdAt: 0,
    ...rest,
  };
}

const ids = (tags: readonly Tag<PlacedSpan>[]): string[] => tags.map(({ id }) => id);

describe('a tag’s own words', () => {
  it('are those of the kind’s first part, however the record is ordered', () => {
    const quote = tag('a', {
      source: [placed(20, 25, 'Marsh')],
      content: [placed(0, 4, 'Nev'), placed(8, 12, 'er')],
    });
    const places = ownPlaces(DEFAULT_CODEBOOK, quote);
    expect(wordsOf(places)).toBe('Nev … er');
    expect(extentOf(places)).toEqual({ start: 0, end: 12 });
  });

  it('are all there are when the codebook does not know the kind', () => {
    const rumour = tag('a', { words: [placed(3, 5)] }, { kind: 'rumour' });
    expect(ownPlaces(DEFAULT_CODEBOOK, rumour)).toEqual([placed(3, 5)]);
  });

  it('have no extent once all are deleted', () => {
    expect(extentOf([detached(4), detached(9)])).toBeNull();
    expect(extentOf([detached(4), placed(9, 12)])).toEqual({ start: 9, end: 12 });
  });
});

describe('reading order', () => {
  it('is by where the own words begin, the outermost first', () => {
    const tags = [
      tag('inner', { content: [placed(5, 8)] }),
      tag('later', { content: [placed(9, 10)], cue: [placed(0, 2)] }),
      tag('outer', { content: [placed(5, 20)] }),
    ];
    expect(ids(inReadingOrder(DEFAULT_CODEBOOK, tags))).toEqual(['outer', 'inner', 'later']);
  });

  it('has a detached tag where its words were', () => {
    const tags = [
      tag('b', { content: [placed(5, 8)] }),
      tag('gone', { content: [detached(4)] }),
      tag('a', { content: [placed(1, 8)] }),
    ];
    expect(ids(inReadingOrder(DEFAULT_CODEBOOK, tags))).toEqual(['a', 'gone', 'b']);
  });

  it('keeps equals in the order they were made', () => {
    const parts = { content: [placed(5, 8)] };
    const tags = [
      tag('c', parts, { createdAt: 2 }),
      tag('b', parts, { createdAt: 1 }),
      tag('a', parts, { createdAt: 2 }),
    ];
    expect(ids(inReadingOrder(DEFAULT_CODEBOOK, tags))).toEqual(['b', 'a', 'c']);
  });
});

describe('filtering tags', () => {
  const marsh = 'marsh' as AccountId;
  const tags = [
    tag(
      'never',
      { content: [placed(0, 5, '“Never”')], source: [placed(9, 14, 'Okafor')] },
      { createdBy: marsh },
    ),
    tag('person', { mention: [placed(9, 14, 'Okafor')] }, { kind: 'entity', label: 'person' }),
    tag('gone', { mention: [detached(30, 'Skerry')] }, { kind: 'entity', label: 'place' }),
  ];
  const found = (filter: Partial<TagFilter>): string[] =>
    ids(
      filterTags(
        tags,
        { ...EVERY_TAG, ...filter },
        {
          codebook: DEFAULT_CODEBOOK,
          reviewStateOf: ({ id }) => (id === 'person' ? 'accepted' : 'undecided'),
        },
      ),
    );

  it('lets all pass when nothing is asked', () => {
    expect(found({})).toEqual(['never', 'person', 'gone']);
  });

  it('asks for kind, label, person, review state and detachment', () => {
    expect(found({ kind: 'entity' })).toEqual(['person', 'gone']);
    expect(found({ label: 'place' })).toEqual(['gone']);
    expect(found({ person: marsh })).toEqual(['never']);
    expect(found({ review: 'accepted' })).toEqual(['person']);
    expect(found({ onlyDetached: true })).toEqual(['gone']);
  });

  it('asks for words in any part and any case', () => {
    expect(found({ words: ' OKAFOR ' })).toEqual(['never', 'person']);
  });

  it('asks for all of it at once', () => {
    expect(found({ kind: 'entity', words: 'okafor', review: 'undecided' })).toEqual([]);
  });
});
