import { expect, it } from 'vitest';
import { newNames } from './wikidata-candidates.ts';

const candidate = { id: 'Q42', description: '', label: 'Ines Okafor', aliases: [] };

it('EN14: offers the names of an item that the entity does not go by, each once', () => {
  const entity = { name: 'Ines Okafor', aliases: ['I. Okafor'] };
  expect(newNames(candidate, entity)).toEqual([]);
  expect(
    newNames({ ...candidate, aliases: ['i. okafor', 'Ines O.', 'Ines  O.', ' '] }, entity),
  ).toEqual(['Ines O.']);
  expect(newNames(candidate, { name: 'Okafor', aliases: [] })).toEqual(['Ines Okafor']);
});
