import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId, type EntityId } from '#domain/ids.ts';
import { ALIAS_LIMIT } from '#domain/limits.ts';
import { freshEntity } from '#domain/register/fresh-entity.ts';
import {
  addAlias,
  addEntity,
  changeEntity,
  entitiesOf,
  readEntities,
  removeAlias,
} from './register-document.ts';

const id = newId<EntityId>();
const okafor = {
  ...freshEntity({ id, name: 'Ines Okafor', type: 'person', createdBy: null, createdAt: 1 }),
  aliases: ['the chair'],
};

/** Two pages with the same register, and how they come to hear of each other. */
function twoPages() {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  addEntity(one, okafor);
  const meet = (): void => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  };
  meet();
  return { one, other, meet };
}

const aliasesOf = (doc: Y.Doc) => readEntities(doc).good[0]?.aliases;

describe('the other names of an entity', () => {
  it('EN12: are all kept when two people add some at once, in the same order everywhere', () => {
    const { one, other, meet } = twoPages();
    addAlias(one, id, 'Okafor', 20);
    addAlias(other, id, 'I. Okafor', 10);
    removeAlias(other, id, 'the chair');
    meet();
    expect(aliasesOf(one)).toEqual(['I. Okafor', 'Okafor']);
    expect(aliasesOf(other)).toEqual(['I. Okafor', 'Okafor']);
  });

  it('EN12: come back when they are added again', () => {
    const { one } = twoPages();
    removeAlias(one, id, 'the chair');
    expect(aliasesOf(one)).toEqual([]);
    addAlias(one, id, 'the chair', 5);
    expect(aliasesOf(one)).toEqual(['the chair']);
  });

  it('EN12: beyond the limit are kept and not shown; the entity stays readable', () => {
    const { one } = twoPages();
    for (let at = 0; at < ALIAS_LIMIT; at += 1) addAlias(one, id, `Okafor ${at}`, at);
    expect(aliasesOf(one)).toHaveLength(ALIAS_LIMIT);
    removeAlias(one, id, 'Okafor 3');
    expect(aliasesOf(one)).toContain(`Okafor ${ALIAS_LIMIT - 1}`);
  });

  it('EN12: that are none are told, not read', () => {
    const { one } = twoPages();
    const record = entitiesOf(one).get(id);
    if (!(record instanceof Y.Map)) throw new Error('there is no entity');
    record.set('alias:Okafor', 'yes');
    expect(aliasesOf(one)).toEqual(['the chair']);
    record.set('aliases', 'Okafor');
    expect(readEntities(one).malformed).toMatchObject([{ id, problem: { path: 'aliases' } }]);
  });
});

it('EN11: what two people do to an entity at once is both there: one removes it, one writes on', () => {
  const { one, other, meet } = twoPages();
  changeEntity(one, id, { removed: true });
  changeEntity(other, id, { role: 'Chair of the board' });
  meet();
  expect(readEntities(one).good).toMatchObject([{ removed: true, role: 'Chair of the board' }]);
});
