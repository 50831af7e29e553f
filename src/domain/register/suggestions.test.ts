import { describe, expect, it } from 'vitest';
import type { EntityId } from '../ids.ts';
import type { Entity } from '../tag/tag.ts';
import { foldName } from './names.ts';
import { readRegister } from './register.ts';
import {
  likeliestEntity,
  organizationShort,
  suggestEntities,
  type SuggestionSources,
} from './suggestions.ts';

function entity(id: string, name: string, said: Partial<Entity> = {}): Entity {
  return {
    id: id as EntityId,
    name,
    type: 'person',
    aliases: [],
    note: '',
    role: '',
    url: '',
    wikidataId: '',
    mergedInto: null,
    removed: false,
    createdBy: null,
    createdAt: 0,
    ...said,
  };
}

const organization = { type: 'organization' } as const;
const REGISTER = readRegister([
  entity('okafor', 'Ines Okafor', { aliases: ['the chair'] }),
  entity('brandt', 'Tomas Brandt'),
  entity('bank', 'European Central Bank', organization),
  entity('board', 'Harbour Board', organization),
  entity('okoye', 'Nneka Okoye'),
  entity('muller', 'Jörg Müller'),
  entity('un', 'UN', organization),
]);

function suggest(words: string, said: Partial<SuggestionSources> = {}): string[] {
  return suggestEntities({ ...sources(words), ...said }).map(
    ({ entity: { id }, reason }) => `${id}: ${reason}`,
  );
}

function sources(words: string): SuggestionSources {
  return { words, type: null, language: 'en', register: REGISTER, here: [], learnt: [] };
}

const choice = (words: string, id: string, count = 1) => ({
  words,
  entity: id as EntityId,
  count,
});

describe('whom words may mean', () => {
  it('EN8: is whoever has that name, whatever its case and accents', () => {
    expect(suggest('INES OKAFOR')).toEqual(['okafor: name']);
    expect(suggest('Jorg Muller')).toEqual(['muller: name']);
    expect(suggest('Jo\u0308rg Mu\u0308ller')).toEqual(['muller: name']);
    expect(suggest('The Chair')).toEqual(['okafor: alias']);
    expect(foldName('DIŞİŞLERİ', 'tr')).toBe(foldName('dışişleri', 'tr'));
    expect(foldName('Łódź Straße')).toBe('lodz strasse');
  });

  it('EN8: is whoever has that last name, also behind a title, a first name or an initial', () => {
    for (const words of ['Okafor', 'Ms. Okafor', 'Councillor Okafor', 'I. Okafor'])
      expect(suggest(words)).toEqual(['okafor: last-name']);
    expect(suggest('Ada Okafor')).toEqual([]);
    expect(suggest('the board')).toEqual([]);
  });

  it('EN8: is whoever has that acronym, in either direction', () => {
    expect(suggest('ECB')).toEqual(['bank: acronym']);
    expect(suggest('E.C.B.')).toEqual(['bank: acronym']);
    expect(suggest('United Nations')).toEqual(['un: acronym']);
    expect(suggest('ecb')).toEqual([]);
  });

  it('EN9: is whom the same words meant before, first in this article, then elsewhere', () => {
    const here = [choice('the bridge', 'board')];
    expect(suggest('The bridge', { here })).toEqual(['board: here']);
    const learnt = [choice('Okafor', 'brandt', 3)];
    expect(suggest('Okafor', { learnt })).toEqual(['brandt: learnt', 'okafor: last-name']);
    expect(suggest('Okafor', { learnt, here: [choice('Okafor', 'okafor')] })).toEqual([
      'okafor: here',
      'brandt: learnt',
    ]);
  });

  it('EN9: follows merges', () => {
    const register = readRegister([
      entity('bank', 'European Central Bank', organization),
      entity('ecb', 'Frankfurt', { mergedInto: 'bank' as EntityId }),
    ]);
    const learnt = [choice('the bankers', 'ecb')];
    expect(suggest('the bankers', { register, learnt })).toEqual(['bank: learnt']);
    expect(suggest('Frankfurt', { register })).toEqual(['bank: alias']);
  });

  it('EN8: is rather somebody of the type the words are tagged as', () => {
    const register = readRegister([
      entity('town', 'Holt', { type: 'place' }),
      entity('holt', 'Maren Holt'),
    ]);
    expect(suggest('Holt', { register, type: 'person' })).toEqual([
      'holt: last-name',
      'town: name',
    ]);
    expect(suggest('Holt', { register, type: 'place' })).toEqual(['town: name', 'holt: last-name']);
  });
});

describe('the one offer', () => {
  const register = readRegister([entity('ines', 'Ines Okafor'), entity('ada', 'Ada Okafor')]);
  const offered = (said: Partial<SuggestionSources>) =>
    likeliestEntity({ ...sources('Okafor'), register, ...said })?.entity.id;

  it('EN8: is none where two are as likely', () => {
    expect(offered({})).toBeUndefined();
  });

  it('EN8: is the one this article speaks of, and of two the latest', () => {
    const ines = choice('Ines Okafor', 'ines');
    const ada = choice('Ada Okafor', 'ada');
    expect(offered({ here: [ines] })).toBe('ines');
    expect(offered({ here: [ines, ada] })).toBe('ada');
  });
});

describe('a short name', () => {
  it('HD8: is of the one organisation whose name begins with it', () => {
    const short = (words: string) => organizationShort(words, REGISTER)?.id;
    expect(short('Harbour')).toBe('board');
    expect(short('Harb')).toBeUndefined();
    expect(short('Harbour Board')).toBeUndefined();
    expect(short('Ines')).toBeUndefined();
    const more = readRegister([
      entity('board', 'Harbour Board', organization),
      entity('street', 'Harbour Street', { type: 'place' }),
    ]);
    expect(organizationShort('Harbour', more)).toBeNull();
  });
});
