import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { isTorture } from '#tests/support/effort.ts';
import { watchOverwritten, type Overwritten } from './overwritten.ts';

const KEYS = ['field:verdict', 'part:content'] as const;

class Replica {
  readonly doc = new Y.Doc();
  readonly told: Overwritten[] = [];

  /** `kept` is of pages with the client ids of `earlier`. */
  constructor(kept: Uint8Array, earlier: ReadonlySet<number> = new Set()) {
    const tell = (overwritten: Overwritten): void => void this.told.push(overwritten);
    watchOverwritten(this.doc.getMap('tags'), tell, earlier);
    Y.applyUpdate(this.doc, kept);
  }

  write(key: string, value: number | null): void {
    const record = this.doc.getMap('tags').get('tag');
    if (!(record instanceof Y.Map)) throw new Error('The tag is gone.');
    if (value === null) record.delete(key);
    else record.set(key, value);
  }

  readonly read = (key: string): unknown => {
    const record = this.doc.getMap('tags').get('tag');
    return record instanceof Y.Map ? record.get(key) : undefined;
  };
}

function replicas(count: number): Replica[] {
  const first = new Y.Doc();
  first.getMap('tags').set('tag', new Y.Map([[KEYS[0], 0]]));
  const seed = Y.encodeStateAsUpdate(first);
  return Array.from({ length: count }, () => new Replica(seed));
}

function sync(one: Replica, other: Replica): void {
  const [first, second] = [Y.encodeStateAsUpdate(one.doc), Y.encodeStateAsUpdate(other.doc)];
  Y.applyUpdate(one.doc, second);
  Y.applyUpdate(other.doc, first);
}

it('HS5: whoever loses a value to one of the same moment is told it, and nobody else', () => {
  const [one, other] = replicas(2) as [Replica, Replica];
  one.write(KEYS[0], 1);
  other.write(KEYS[0], 2);
  sync(one, other);
  const [winner, loser] = one.read(KEYS[0]) === 1 ? [one, other] : [other, one];
  const lost = loser === one ? 1 : 2;
  expect([winner.told, loser.told]).toEqual([[], [{ recordId: 'tag', key: KEYS[0], mine: lost }]]);
});

it('HS5: a value that was written before the page was opened anew is told, too', () => {
  const [one, other] = replicas(2) as [Replica, Replica];
  one.doc.clientID = 1; // of two values of one moment the one of the higher id stands
  other.doc.clientID = 2;
  one.write(KEYS[0], 1);
  other.write(KEYS[0], 2);
  const kept = Y.encodeStateAsUpdate(one.doc);
  const anew = new Replica(kept, new Set([one.doc.clientID]));
  const stranger = new Replica(kept);
  for (const page of [anew, stranger]) sync(page, other);
  expect(anew.told).toEqual([{ recordId: 'tag', key: KEYS[0], mine: 1 }]);
  expect([other.told, stranger.told]).toEqual([[], []]);
});

it('HS5: two who write the same lose nothing', () => {
  const [one, other] = replicas(2) as [Replica, Replica];
  one.write(KEYS[0], 1);
  other.write(KEYS[0], 1);
  sync(one, other);
  expect([one.told, other.told]).toEqual([[], []]);
});

it('HS5: whoever changes what they have seen overwrites nothing', () => {
  const [one, other] = replicas(2) as [Replica, Replica];
  one.write(KEYS[0], 1);
  sync(one, other);
  other.write(KEYS[0], 2);
  sync(one, other);
  other.write(KEYS[0], null);
  sync(one, other);
  expect([one.told, other.told]).toEqual([[], []]);
});

interface Write {
  readonly by: number;
  readonly key: string;
  readonly value: number;
  /** The values that its author had received. */
  readonly seen: ReadonlySet<number>;
}

/** Three replicas that write and meet, and what each has seen of the others' writes. */
class Desk {
  readonly replicas = replicas(3);
  readonly writes: Write[] = [];
  #seen = [new Set<number>(), new Set<number>(), new Set<number>()];

  write(by: number, key: string): void {
    const value = this.writes.length + 1;
    this.writes.push({ by, key, value, seen: new Set(this.#seen[by]) });
    this.#seen[by]?.add(value);
    this.replicas[by]?.write(key, value);
  }

  meet(one: number, other: number): void {
    sync(this.replicas[one] as Replica, this.replicas[other] as Replica);
    const both = [...(this.#seen[one] ?? []), ...(this.#seen[other] ?? [])];
    this.#seen = this.#seen.map((seen, at) => (at === one || at === other ? new Set(both) : seen));
  }

  /** The last write of a replica at a key. */
  last(by: number, key: string): Write | undefined {
    return this.writes.findLast((write) => write.by === by && write.key === key);
  }

  /** Whether all who wrote at the key in another place had seen this, or none of them had. */
  wereOthers({ by, key, value }: Write, how: 'aware' | 'unaware'): boolean {
    const others = this.writes.filter((write) => write.by !== by && write.key === key);
    return others.every(({ seen }) => seen.has(value) === (how === 'aware'));
  }
}

const MEETINGS = [
  [0, 1],
  [1, 2],
  [0, 2],
] as const;

const step = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(fc.nat(2), fc.constantFrom(...KEYS)) },
  fc.constantFrom(...MEETINGS),
);

it('HS5: told is what was lost to others who did not know it, in whatever order news arrives', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
      const desk = new Desk();
      for (const [one, other] of steps) {
        if (typeof other === 'string') desk.write(one, other);
        else desk.meet(one, other);
      }
      for (const [one, other] of [...MEETINGS, ...MEETINGS]) desk.meet(one, other);
      for (const [by, { told, read }] of desk.replicas.entries()) {
        for (const key of KEYS) {
          const last = desk.last(by, key);
          if (last === undefined) continue;
          const isLost = read(key) !== last.value;
          const isTold = told.some(({ mine }) => mine === last.value);
          if (isTold) expect([isLost, desk.wereOthers(last, 'aware')]).toEqual([true, false]);
          if (isLost && desk.wereOthers(last, 'unaware')) expect(isTold).toBe(true);
        }
        expect(new Set(told.map(({ mine }) => mine)).size).toBe(told.length);
      }
    }),
    { numRuns: isTorture ? 10_000 : 200 },
  );
});
