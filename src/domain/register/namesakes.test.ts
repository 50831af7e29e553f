import { expect, it } from 'vitest';
import { newId, type EntityId } from '../ids.ts';
import { freshEntity } from './fresh-entity.ts';
import { namesakesOf, sharedNames } from './namesakes.ts';
import { readRegister, standInFor } from './register.ts';

const entry = (name: string, aliases: readonly string[] = []) => ({
  ...freshEntity({
    id: newId<EntityId>(),
    name,
    type: 'organization',
    createdBy: null,
    createdAt: 0,
  }),
  aliases,
});

const harbour = entry('Harbour Board', ['the Board', 'NHB']);
const school = entry('School Board', ['The board']);
const council = entry('Council');
const gone = { ...entry('NHB'), removed: true };
const register = readRegister([harbour, school, council, gone]);

it('EN17: says which names an entity shares, and with whom', () => {
  const standing = standInFor(register, harbour.id);
  if (standing === undefined) throw new Error('It stands.');
  const shared = sharedNames(register, standing).map(({ name, other }) => [name, other.name]);
  expect(shared).toEqual([['the Board', 'School Board']]);
});

it('EN17: says who has a name that is being typed, removed entities too', () => {
  const found = namesakesOf(register, 'nhb').map(({ entity, isRemoved }) => [
    entity.name,
    isRemoved,
  ]);
  expect(found).toEqual([
    ['Harbour Board', false],
    ['NHB', true],
  ]);
});
