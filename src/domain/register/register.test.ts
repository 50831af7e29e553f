import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityId } from '../ids.ts';
import type { Entity } from '../tag/tag.ts';
import { namesakesOf } from './namesakes.ts';
import { everyStandIn, followMerges, mergesToUndo, readRegister } from './register.ts';

function entity(id: string, said: Partial<Entity> = {}): Entity {
  return {
    id: id as EntityId,
    name: id,
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

const merged = (id: string, into: string, said: Partial<Entity> = {}): Entity =>
  entity(id, { mergedInto: into as EntityId, ...said });

const standIns = (...entities: Entity[]): Record<string, string> =>
  Object.fromEntries(followMerges(entities));

describe('following merges', () => {
  it('EN1: leads to the end of a chain, whatever the order of the records', () => {
    const chain = [merged('a', 'b'), merged('b', 'c'), entity('c')];
    expect(standIns(...chain)).toEqual({ a: 'c', b: 'c', c: 'c' });
    expect(standIns(...chain.toReversed())).toEqual({ a: 'c', b: 'c', c: 'c' });
  });

  it('EN2: makes one of two that were merged into each other: the older', () => {
    const ring = [merged('a', 'b', { createdAt: 9 }), merged('b', 'a', { createdAt: 5 })];
    expect(standIns(...ring)).toEqual({ a: 'b', b: 'b' });
    expect(standIns(merged('a', 'b'), merged('b', 'a'), merged('c', 'a'))).toEqual({
      a: 'a',
      b: 'a',
      c: 'a',
    });
    expect(standIns(merged('a', 'a'))).toEqual({ a: 'a' });
  });

  it('EN3: lets an entity stand for itself when what it was merged into is gone', () => {
    expect(standIns(merged('a', 'gone'))).toEqual({ a: 'a' });
  });

  it('EN1: ends for any merges, at one that stands for itself, and alike in every order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const entities = fc
      .array(fc.tuple(fc.option(fc.constantFrom(...ids, 'gone')), fc.nat({ max: 3 })), {
        minLength: ids.length,
        maxLength: ids.length,
      })
      .map((said) =>
        said.map(([into, createdAt], at) =>
          entity(ids[at] ?? '', { mergedInto: into as EntityId | null, createdAt }),
        ),
      );
    fc.assert(
      fc.property(
        entities.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const standing = followMerges(all);
          for (const { id, mergedInto } of all) {
            const end = standing.get(id);
            expect(end === undefined ? undefined : standing.get(end)).toBe(end);
            if (mergedInto !== null && standing.has(mergedInto))
              expect(standing.get(mergedInto)).toBe(end);
          }
          expect(new Map(followMerges(shuffled))).toEqual(new Map(standing));
        },
      ),
    );
  });
});

describe('the register', () => {
  it('EN4: gives who stands for others their names as aliases, each once', () => {
    const register = readRegister([
      entity('bank', { name: 'European Central Bank', aliases: ['the bank'] }),
      merged('ecb', 'bank', { name: 'ECB', aliases: ['the bank', 'European Central Bank'] }),
    ]);
    expect(register.entities).toMatchObject([
      { id: 'bank', aliases: ['the bank', 'ECB'], merged: [{ id: 'ecb' }] },
    ]);
    expect(register.entityById.get('ecb' as EntityId)).toBe(register.entities[0]);
  });

  it('EN5: is as before a merge once the merge is taken back', () => {
    const before = [entity('a', { aliases: ['x'] }), entity('b')];
    const after = before.map((one) => ({ ...one, mergedInto: null }));
    expect(readRegister(after)).toEqual(readRegister(before));
  });

  it('EN5: says which merges keep an entity from standing for itself', () => {
    const ring = readRegister([merged('a', 'b'), merged('b', 'a', { createdAt: 1 })]);
    expect(mergesToUndo(ring, merged('b', 'a'))).toEqual(['b', 'a']);
    const chain = readRegister([merged('a', 'b'), entity('b')]);
    expect(mergesToUndo(chain, merged('a', 'b'))).toEqual(['a']);
    expect(mergesToUndo(chain, entity('b'))).toEqual([]);
  });
});

describe('an entity that was removed', () => {
  const gone = entity('bank', { name: 'European Central Bank', removed: true });

  it('EN11: is no longer among the entities, nor are those it stands for; all are known by name', () => {
    const register = readRegister([gone, merged('ecb', 'bank', { name: 'ECB' }), entity('fed')]);
    expect(register.entities.map(({ id }) => id)).toEqual(['fed']);
    expect([...register.entityById.keys()]).toEqual(['fed']);
    expect(register.removedById.get('ecb' as EntityId)).toMatchObject({
      id: 'bank',
      aliases: ['ECB'],
    });
    expect(everyStandIn(register).get('ecb' as EntityId)?.name).toBe('European Central Bank');
  });

  it('EN11: is back, with those it stands for, once that is taken back', () => {
    const before = [{ ...gone, removed: false }, merged('ecb', 'bank')];
    const after = [gone, merged('ecb', 'bank')].map((one) => ({ ...one, removed: false }));
    expect(readRegister(after)).toEqual(readRegister(before));
  });

  it('EN11: gives back whom it stood for, when that is split off', () => {
    const register = readRegister([gone, merged('ecb', 'bank')]);
    expect(mergesToUndo(register, merged('ecb', 'bank'))).toEqual(['ecb']);
  });

  it('EN11: stays merged where somebody merged it meanwhile, and stands for nobody then', () => {
    const register = readRegister([merged('ecb', 'bank', { removed: true }), entity('bank')]);
    expect(register.entityById.get('ecb' as EntityId)?.id).toBe('bank');
    expect(register.removedById.size).toBe(0);
  });

  it('EN11: is named to whoever adds another of its name', () => {
    const register = readRegister([gone, entity('fed', { aliases: ['European central bank'] })]);
    expect(
      namesakesOf(register, 'EUROPEAN CENTRAL BANK').map((one) => [one.entity.id, one.isRemoved]),
    ).toEqual([
      ['fed', false],
      ['bank', true],
    ]);
    expect(namesakesOf(register, ' ')).toEqual([]);
  });
});

describe('what is said of somebody who was recorded twice', () => {
  it('EN4: is their own, and else what is said of the oldest merged into them', () => {
    const said = { role: 'Chair', url: 'https://old.example', createdAt: 1 };
    const [standing] = readRegister([
      entity('c', { role: '', wikidataId: 'Q1', createdAt: 9 }),
      merged('a', 'c', said),
      merged('b', 'c', { role: 'Clerk', wikidataId: 'Q2', note: 'Since May.', createdAt: 2 }),
    ]).entities;
    expect(standing).toMatchObject({
      role: 'Chair',
      note: 'Since May.',
      wikidataId: 'Q1',
      url: 'https://old.example',
    });
  });
});
