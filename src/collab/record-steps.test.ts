import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { redoNewest, undoNewest } from './newest-step.ts';
import { RecordSteps } from './record-steps.ts';

interface Replica {
  readonly doc: Y.Doc;
  readonly steps: RecordSteps;
}

const OWN = 'own';

function twoReplicas(values: Readonly<Record<string, string>>): [Replica, Replica] {
  const first = new Y.Doc();
  const record = new Y.Map(Object.entries(values));
  first.getMap('tags').set('tag', record);
  const second = new Y.Doc();
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
  const replicas = [first, second].map((doc) => ({
    doc,
    steps: new RecordSteps(doc.getMap('tags'), OWN),
  }));
  return replicas as [Replica, Replica];
}

function sync([one, other]: readonly [Replica, Replica]): void {
  const [first, second] = [Y.encodeStateAsUpdate(one.doc), Y.encodeStateAsUpdate(other.doc)];
  Y.applyUpdate(one.doc, second);
  Y.applyUpdate(other.doc, first);
}

function set({ doc }: Replica, key: string, value: string): void {
  doc.transact(() => recordIn(doc).set(key, value), OWN);
}

function recordIn(doc: Y.Doc): Y.Map<unknown> {
  const record = doc.getMap('tags').get('tag');
  if (!(record instanceof Y.Map)) throw new Error('The tag is gone.');
  return record;
}

function valueIn({ doc }: Replica): unknown {
  return recordIn(doc).get('edge');
}

describe('the steps over records', () => {
  it('HS4: give back what stood before, though another value came at the same moment', () => {
    const both = twoReplicas({ edge: 'before' });
    const [one, other] = both;
    set(one, 'edge', 'mine');
    set(other, 'edge', 'theirs');
    sync(both);
    const [winner, loser] = valueIn(one) === 'mine' ? [one, other] : [other, one];
    expect(undoNewest(loser.steps)).toBeNull();
    expect(undoNewest(winner.steps)).not.toBeNull();
    sync(both);
    expect([valueIn(one), valueIn(other)]).toEqual(['before', 'before']);
    redoNewest(winner.steps);
    sync(both);
    expect(valueIn(loser)).toBe(winner === one ? 'mine' : 'theirs');
  });

  it('HS4: leave what somebody set since', () => {
    const both = twoReplicas({ edge: 'before' });
    const [one, other] = both;
    set(one, 'edge', 'mine');
    sync(both);
    set(other, 'edge', 'theirs');
    sync(both);
    expect(undoNewest(one.steps)).toBeNull();
    sync(both);
    expect(valueIn(one)).toBe('theirs');
    undoNewest(other.steps);
    sync(both);
    expect(valueIn(one)).toBe('mine');
  });

  it('HS4: pass over no step to an older one', () => {
    const both = twoReplicas({ edge: 'before', field: 'a' });
    const [one, other] = both;
    set(one, 'field', 'b');
    set(one, 'edge', 'mine');
    sync(both);
    set(other, 'edge', 'theirs');
    sync(both);
    expect(undoNewest(one.steps)).toBeNull();
    expect(recordIn(one.doc).get('field')).toBe('b');
    undoNewest(one.steps);
    expect(recordIn(one.doc).get('field')).toBe('a');
  });

  it('HS4: bring a whole record back, as it was when it was removed', () => {
    const both = twoReplicas({ edge: 'before', field: 'a' });
    const [one, other] = both;
    set(other, 'field', 'b');
    sync(both);
    one.doc.transact(() => one.doc.getMap('tags').delete('tag'), OWN);
    sync(both);
    undoNewest(one.steps);
    sync(both);
    expect(recordIn(other.doc).toJSON()).toEqual({ edge: 'before', field: 'b' });
  });

  it('HS4: leave a record that somebody said more of, and take back those beside it', () => {
    const both = twoReplicas({ edge: 'before' });
    const [one, other] = both;
    const tags = one.doc.getMap('tags');
    one.doc.transact(() => {
      for (const id of ['mine', 'shared']) tags.set(id, new Y.Map([['edge', id]]));
    }, OWN);
    sync(both);
    const shared = other.doc.getMap('tags').get('shared');
    if (shared instanceof Y.Map) other.doc.transact(() => shared.set('field', 'theirs'), OWN);
    sync(both);
    expect(undoNewest(one.steps)).not.toBeNull();
    sync(both);
    const left = { tag: { edge: 'before' }, shared: { edge: 'shared', field: 'theirs' } };
    for (const { doc } of both) expect(doc.getMap('tags').toJSON()).toEqual(left);
    expect(redoNewest(one.steps)).not.toBeNull();
    expect(tags.toJSON()).toEqual({ ...left, mine: { edge: 'mine' } });
  });

  it('HS4: that made nothing else are void when somebody said more of it', () => {
    const both = twoReplicas({ edge: 'before' });
    const [one, other] = both;
    one.doc.transact(() => one.doc.getMap('tags').set('new', new Y.Map([['edge', 'a']])), OWN);
    sync(both);
    const made = other.doc.getMap('tags').get('new');
    if (made instanceof Y.Map) made.set('edge', 'theirs');
    sync(both);
    expect(undoNewest(one.steps)).toBeNull();
    expect(one.doc.getMap('tags').toJSON()).toMatchObject({ new: { edge: 'theirs' } });
  });

  it('HS4: take back what they made, though the server put right when that was', () => {
    const both = twoReplicas({ edge: 'before' });
    const [one, server] = both;
    one.doc.transact(() => one.doc.getMap('tags').set('new', new Y.Map([['at', 90_000]])), OWN);
    sync(both);
    const made = server.doc.getMap('tags').get('new');
    if (made instanceof Y.Map) made.set('at', 60_000);
    sync(both);
    expect(undoNewest(one.steps)).not.toBeNull();
    expect(one.doc.getMap('tags').has('new')).toBe(false);
  });

  it('HS4: bring nothing back beside a record that stands in its place', () => {
    const both = twoReplicas({ edge: 'before' });
    const [one, other] = both;
    const tags = one.doc.getMap('tags');
    one.doc.transact(() => {
      tags.delete('tag');
      tags.set('other', new Y.Map([['edge', 'a']]));
    }, OWN);
    sync(both);
    const made = other.doc.getMap('tags').get('other');
    if (made instanceof Y.Map) made.set('field', 'theirs');
    sync(both);
    expect(undoNewest(one.steps)).toBeNull();
    expect(tags.toJSON()).toEqual({ other: { edge: 'a', field: 'theirs' } });
  });

  const step = fc.record({
    who: fc.constantFrom(0, 1),
    does: fc.constantFrom('set', 'set', 'set', 'undo', 'redo', 'sync', 'sync'),
    key: fc.constantFrom('edge', 'field'),
  });
  it('HS4: never leave a place empty that nobody has emptied, and agree in the end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const both = twoReplicas({ edge: 'before', field: 'before' });
        for (const [at, { who, does, key }] of steps.entries()) {
          const replica = both[who] ?? both[0];
          if (does === 'set') set(replica, key, `${at}`);
          else if (does === 'sync') sync(both);
          else (does === 'undo' ? undoNewest : redoNewest)(replica.steps);
        }
        sync(both);
        const [one, other] = both.map(({ doc }) => recordIn(doc).toJSON());
        expect(one).toEqual(other);
        expect(Object.keys(one ?? {}).toSorted()).toEqual(['edge', 'field']);
      }),
    );
  });
});
