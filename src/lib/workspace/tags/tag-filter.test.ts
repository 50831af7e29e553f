import { describe, expect, it } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { newId, type AccountId, type TagId } from '#domain/ids.ts';
import type { Decision } from '#domain/review/decision.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import type { LayerTag } from '#collab/layer-document.ts';
import type { Anchor } from '#collab/records.ts';
import { deskTags, digestOf, type DeskTag } from '../desk/desk-tag.ts';
import { ALL_TAGS, filterParameters, filterTags, isFiltering, readFilter } from './tag-filter.ts';

const ADA = newId<AccountId>();
const BEN = newId<AccountId>();
const SPAN_OF_QUOTE: Record<string, PlacedSpan> = {
  'Zoë Lind': { state: 'placed', start: 40, end: 48, quote: 'Zoë Lind' },
  'the board': { state: 'placed', start: 4, end: 13, quote: 'the board' },
  'the board closed it': { state: 'placed', start: 4, end: 23, quote: 'the board closed it' },
  gone: { state: 'detached', near: 30, quote: 'gone' },
};

function stored(id: string, kind: string, label: string | null, quote: string, by = ADA): LayerTag {
  const anchor: Anchor = { first: [1, 0], last: [1, 1], quote, prefix: '', suffix: '' };
  const part = kind === 'entity' ? 'mention' : 'content';
  return {
    id: id as TagId,
    kind,
    label,
    parts: { [part]: [anchor] },
    fields: {},
    createdBy: by,
    createdAt: 1,
  };
}

const PERSON = stored('person', 'entity', 'person', 'Zoë Lind');
const BOARD = stored('board', 'entity', 'organization', 'the board', BEN);
const CLAIM = stored('claim', 'claim', null, 'the board closed it');
const LOST = stored('lost', 'entity', 'place', 'gone');

function decision(tag: LayerTag, state: Decision['state'], digest = digestOf(tag)): Decision {
  return { tagId: tag.id, state, reason: '', digest, by: ADA, at: 1 };
}

const TAGS = deskTags({
  tags: [PERSON, LOST, BOARD, CLAIM],
  codebook: DEFAULT_CODEBOOK,
  decisions: new Map([
    [PERSON.id, decision(PERSON, 'accepted')],
    [BOARD.id, decision(BOARD, 'rejected', 'of an earlier state')],
  ]),
  places: {
    state: 'the same',
    resolve: (anchors) =>
      anchors.map(({ quote }) => SPAN_OF_QUOTE[quote] ?? { state: 'detached', near: 0, quote }),
  },
});

const ids = (tags: readonly DeskTag[]): string[] => tags.map(({ id }) => id);

describe('the tags of the desk', () => {
  it('stand in reading order, the longer first, a detached one where its words were', () => {
    expect(ids(TAGS)).toEqual(['claim', 'board', 'lost', 'person']);
  });
  it('are named and coloured by label, else by kind', () => {
    expect(TAGS.map(({ name, colour }) => `${name} ${colour}`)).toEqual([
      'Claim red',
      'Organization teal',
      'Place orange',
      'Person blue',
    ]);
  });
  it('are undecided again when they changed after the decision', () => {
    expect(TAGS.map(({ judgement }) => judgement.state)).toEqual([
      'undecided',
      'undecided',
      'undecided',
      'accepted',
    ]);
  });
  it('keep a kind the codebook no longer has', () => {
    const [tag] = deskTags({
      tags: [stored('old', 'rumour', null, 'the board')],
      codebook: DEFAULT_CODEBOOK,
      decisions: new Map(),
      places: {
        state: 'the same',
        resolve: (anchors) =>
          anchors.map(() => ({ state: 'placed', start: 0, end: 9, quote: 'the board' })),
      },
    });
    expect(tag).toMatchObject({ name: 'rumour', colour: 'slate', words: 'the board' });
  });
});

describe('the filter of tags', () => {
  const shown = (filter: Partial<typeof ALL_TAGS>): string[] =>
    ids(filterTags(TAGS, { ...ALL_TAGS, ...filter }));

  it('shows all by default', () => {
    expect(filterTags(TAGS, ALL_TAGS)).toBe(TAGS);
  });
  it('asks for kind, label, person and detached words', () => {
    expect(shown({ kind: 'entity' })).toEqual(['board', 'lost', 'person']);
    expect(shown({ label: 'organization' })).toEqual(['board']);
    expect(shown({ by: BEN })).toEqual(['board']);
    expect(shown({ isDetached: true })).toEqual(['lost']);
  });
  it('asks how a tag stands in review', () => {
    expect(shown({ review: 'accepted' })).toEqual(['person']);
    expect(shown({ review: 'undecided' })).toEqual(['claim', 'board', 'lost']);
    expect(shown({ review: 'changed' })).toEqual(['board']);
  });
  it('finds words without case and accents', () => {
    expect(shown({ words: ' ZOE ' })).toEqual(['person']);
  });
  it("goes to the page's address and comes back", () => {
    const filter = {
      kind: 'entity',
      label: 'person',
      by: BEN,
      review: 'changed',
      isDetached: true,
      words: 'a & b',
    } as const;
    expect(readFilter(new URLSearchParams(filterParameters(filter).toString()))).toEqual(filter);
    expect(filterParameters(ALL_TAGS).size).toBe(0);
    expect(isFiltering(readFilter(new URLSearchParams('review=maybe')))).toBe(false);
  });
});
