import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityId } from '../ids.ts';
import type { Entity } from '../tag/tag.ts';
import { freshEntity } from './fresh-entity.ts';
import { mergeSteps, splitSteps, takingBack, type MergeStep } from './merge-steps.ts';
import { followMerges } from './register.ts';

type Recorded = ReadonlyMap<EntityId, Entity>;

const [a, b, c, d] = ['a', 'b', 'c', 'd'] as EntityId[];
if (!a || !b || !c || !d) throw new Error('no ids');

/** Entities by where each is merged into, the first the oldest. */
function recorded(merges: Readonly<Record<string, EntityId | null>>): Recorded {
  const entities = Object.entries(merges).map(([id, mergedInto], createdAt) => {
    const said = { name: id.toUpperCase(), type: 'person', createdBy: null, createdAt };
    return { ...freshEntity({ id, ...said }), mergedInto };
  });
  return new Map(entities.map((entity) => [entity.id, entity]));
}

function after(entities: Recorded, steps: readonly MergeStep[]): Recorded {
  const next = new Map(entities);
  for (const { id, after: mergedInto } of steps) {
    const entity = next.get(id);
    if (entity !== undefined) next.set(id, { ...entity, mergedInto });
  }
  return next;
}

const mergedInto = (entities: Recorded) =>
  Object.fromEntries([...entities].map(([id, entity]) => [id, entity.mergedInto]));

/** As they are once a step is taken back; fails where it cannot be. */
function undone(entities: Recorded, steps: readonly MergeStep[]): Recorded {
  const back = takingBack(entities, steps);
  expect(back.overtakenBy).toBeNull();
  return after(entities, back.steps);
}

describe('a merge or split that is taken back', () => {
  const apart = recorded({ a: null, b: null, c: null, d: null });

  it('EN18: leaves the merges that came after it, wherever they lead', () => {
    const first = mergeSteps(apart, a, b);
    const second = mergeSteps(after(apart, first), b, c);
    const chain = after(after(apart, first), second);
    expect(mergedInto(undone(chain, first))).toEqual({ a: null, b: c, c: null, d: null });
    expect(mergedInto(undone(chain, second))).toEqual({ a: b, b: null, c: null, d: null });
  });

  it('EN18: leads back into the middle of a chain, not to its end', () => {
    const chain = recorded({ a: b, b: c, c: null });
    const steps = splitSteps(chain, a);
    expect(mergedInto(undone(after(chain, steps), steps))).toEqual(mergedInto(chain));
  });

  it('EN18: leaves alone what somebody merged elsewhere or split since, and says so', () => {
    const steps = mergeSteps(apart, a, b);
    for (const into of [d, null])
      expect(takingBack(recorded({ a: into, b: null, d: null }), steps)).toEqual({
        steps: [],
        overtakenBy: { id: a, into },
      });
    const merged = after(apart, steps);
    const apartAgain = splitSteps(merged, a);
    expect(takingBack(recorded({ a: d, b: null, d: null }), apartAgain)).toEqual({
      steps: [],
      overtakenBy: { id: a, into: d },
    });
  });

  it('EN18: keeps a merge the other way round, which a colleague made at the same moment', () => {
    const mine = mergeSteps(apart, b, a);
    const ring = after(after(apart, mine), mergeSteps(apart, a, b));
    expect(mergedInto(undone(ring, mine))).toEqual({ a: b, b: null, c: null, d: null });
  });

  it('EN18: does nothing to an entity whose record is gone', () => {
    const steps = mergeSteps(apart, a, b);
    expect(takingBack(recorded({ b: null }), steps)).toEqual({
      steps: [],
      overtakenBy: { id: a, into: null },
    });
  });

  it('EN5, EN18: leaves every register as it was', () => {
    const ids = [a, b, c, d];
    const merges = fc.record({
      a: fc.constantFrom(null, b, c, d),
      b: fc.constantFrom(null, a, c, d),
      c: fc.constantFrom(null, a, b, d),
      d: fc.constantFrom(null, a, b, c),
    });
    const step = fc.record({
      of: fc.constantFrom(...ids),
      into: fc.option(fc.constantFrom(...ids)),
    });
    fc.assert(
      fc.property(merges, step, (given, { of, into }) => {
        const before = recorded(given);
        const steps =
          into === null || into === of ? splitSteps(before, of) : mergeSteps(before, of, into);
        const then = after(before, steps);
        expect(mergedInto(undone(then, steps))).toEqual(mergedInto(before));
      }),
    );
  });
});

describe('a split', () => {
  it('EN5: lets an entity stand for itself and takes back no merge it has no part in', () => {
    expect(splitSteps(recorded({ b: c, c: b, a: b }), a)).toEqual([
      { id: a, before: b, after: null },
    ]);
    const ids = [a, b, c, d];
    const into = fc.option(fc.constantFrom(...ids));
    fc.assert(
      fc.property(fc.record({ a: into, b: into, c: into, d: into }), (given) => {
        const before = recorded(given);
        const standing = followMerges(before.values()).get(a) ?? a;
        const steps = splitSteps(before, a);
        const standsFor = followMerges(after(before, steps).values());
        expect(standsFor.get(a)).toBe(a);
        if (standing === a) expect(steps).toEqual([]);
        else expect(standsFor.get(standing)).not.toBe(a);
      }),
    );
  });
});
