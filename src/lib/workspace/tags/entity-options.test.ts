import { describe, expect, it } from 'vitest';
import type { EntityId } from '#domain/ids.ts';
import type { Entity } from '#domain/tag/tag.ts';
import { entityOptions, type EntityOption } from './entity-options.ts';

function entity(name: string, aliases: readonly string[] = []): Entity {
  const said = {
    type: 'person',
    note: '',
    role: '',
    url: '',
    wikidataId: '',
    mergedInto: null,
    removed: false,
    createdBy: null,
    createdAt: 0,
  };
  return { id: name as EntityId, name, aliases, ...said };
}

const REGISTER = [
  entity('Zoë Lind'),
  entity('Ines Okafor', ['the mayor']),
  entity('Harbour Board'),
];
const NAMES = [
  { name: 'Tam Reyes', type: 'person', pointsAtEntry: false },
  { name: 'Skerry Island', type: 'place', pointsAtEntry: false },
  { name: 'Ines Okafor', type: 'person', pointsAtEntry: false },
  { name: 'Harbour', type: 'organization', pointsAtEntry: true },
];

function offered(query: string, hints: readonly string[] = []): string[] {
  return entityOptions({
    query,
    hints,
    entities: REGISTER,
    names: NAMES,
    defaultType: 'person',
  }).map(words);
}

function words(option: EntityOption): string {
  if (option.does === 'point') return option.entity.name;
  return option.does === 'create'
    ? `new ${option.type} ${option.name}`
    : `unnamed ${option.description}`;
}

describe('whom a field can point at', () => {
  it('is the register by name, then names only this article has, then someone unnamed', () => {
    expect(offered('')).toEqual([
      'Harbour Board',
      'Ines Okafor',
      'Zoë Lind',
      'new person Tam Reyes',
      'new place Skerry Island',
      'unnamed ',
    ]);
  });
  it('is found by name and alias, without case and accents', () => {
    expect(offered('ZOE')).toEqual(['Zoë Lind', 'new person ZOE', 'unnamed ZOE']);
    expect(offered('mayor')[0]).toBe('Ines Okafor');
  });
  it('puts the one first whom the words of the tag name', () => {
    expect(offered('', ['Okafor'])[0]).toBe('Ines Okafor');
    expect(offered('', ['the mayor'])[0]).toBe('Ines Okafor');
    expect(offered('', ['Mayor Ines Okafor'])[0]).toBe('Ines Okafor');
  });
  it('offers words that name nobody known as a new entry, of the type they are tagged as', () => {
    expect(offered('', ['Skerry Island'])[0]).toBe('new place Skerry Island');
    expect(offered('', ['a nurse'])[0]).toBe('new person a nurse');
  });
  it('is also of that type where its mention points at an entry, but offered only as a hint', () => {
    expect(offered('harbour')).toEqual(['Harbour Board', 'new person harbour', 'unnamed harbour']);
    expect(offered('', ['Harbour'])).toContain('new organization Harbour');
  });
  it('can always be someone new or someone unnamed', () => {
    expect(offered('a witness')).toEqual(['new person a witness', 'unnamed a witness']);
  });
  it('does not offer to create who is there already', () => {
    expect(offered('tam reyes')).toEqual(['new person Tam Reyes', 'unnamed tam reyes']);
    expect(offered('ines okafor')).toEqual(['Ines Okafor', 'unnamed ines okafor']);
  });
});
