import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { holdsDeepValue, nestsTooDeep } from './update-depth.ts';
import { shapeOf } from './update-shape.ts';

/** Whether what was done to a replica would be too deep for one that has the first part of it. */
function isTooDeep(before: (root: Y.Map<unknown>) => void, change: (root: Y.Map<unknown>) => void) {
  const doc = new Y.Doc();
  const replica = new Y.Doc();
  before(replica.getMap('tags'));
  doc.getMap('tags');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(replica));
  replica.transact(() => change(replica.getMap('tags')));
  const shape = shapeOf(Y.encodeStateAsUpdate(replica, Y.encodeStateVector(doc)));
  return shape !== null && nestsTooDeep(shape.structs, doc);
}

const record = () => new Y.Map<unknown>([['kind', 'quote']]);
const nothing = () => {};

/** Puts a map into a record, in a place where another value stood. */
function nestUnderNeighbour(root: Y.Map<unknown>): void {
  const tag = root.get('tag') as Y.Map<unknown>;
  tag.set('kind', 'claim');
  tag.set('kind', record());
}

/** Whether a text or map that holds a value would be too deep for it. */
function holdsTooDeep(put: (doc: Y.Doc, value: unknown) => void, depth: number): boolean {
  const doc = new Y.Doc();
  let value: unknown = 'deep down';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  put(doc, value);
  const shape = shapeOf(Y.encodeStateAsUpdate(doc));
  return shape !== null && holdsDeepValue(shape.structs);
}

describe('how deep a value nests', () => {
  const places: Readonly<Record<string, (doc: Y.Doc, value: unknown) => void>> = {
    'in a record': (doc, value) => doc.getMap('tags').set('part', value),
    'as what a text embeds': (doc, value) => doc.getText('text').insertEmbed(0, Object(value)),
    'as what words are formatted with': (doc, value) =>
      doc.getText('text').insert(0, 'word', { link: value }),
  };
  it.each(Object.entries(places))('RM13: is seen %s', (_, put) => {
    expect(holdsTooDeep(put, 60)).toBe(false);
    expect(holdsTooDeep(put, 66)).toBe(true);
    expect(holdsTooDeep(put, 2_000)).toBe(true);
  });
});

describe('how deep an update nests', () => {
  it('is one deep for records, new, put in place of others, or brought back', () => {
    expect(isTooDeep(nothing, (root) => root.set('tag', record()))).toBe(false);
    expect(
      isTooDeep(
        (root) => root.set('tag', record()),
        (root) => root.set('tag', record()),
      ),
    ).toBe(false);
    const replaceTwice = (root: Y.Map<unknown>) => {
      root.set('tag', record());
      root.set('tag', record());
    };
    expect(isTooDeep(nothing, replaceTwice)).toBe(false);
    const undo = (root: Y.Map<unknown>) => {
      root.set('tag', record());
      const undoing = new Y.UndoManager(root);
      root.delete('tag');
      undoing.undo();
    };
    expect(isTooDeep(nothing, undo)).toBe(false);
  });

  it('is too deep for a record in a record, however it came there', () => {
    const nest = (root: Y.Map<unknown>) => root.set('tag', new Y.Map([['in', record()]]));
    expect(isTooDeep(nothing, nest)).toBe(true);
    const hasTag = (root: Y.Map<unknown>) => void root.set('tag', record());
    expect(isTooDeep(hasTag, nestUnderNeighbour)).toBe(true);
    expect(
      isTooDeep(nothing, (root) => {
        hasTag(root);
        nestUnderNeighbour(root);
      }),
    ).toBe(true);
  });
});
