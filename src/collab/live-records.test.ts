import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { AccountId, TagId } from '#domain/ids.ts';
import { newId } from '#domain/ids.ts';
import { addTag, changeTag, readTag, removeTag, tagsOf, type LayerTag } from './layer-document.ts';
import { LiveRecords } from './live-records.ts';

function person(): LayerTag {
  const anchor = { first: [1, 0], last: [1, 3], quote: 'Ines', prefix: '', suffix: '' } as const;
  return {
    id: newId<TagId>(),
    kind: 'entity',
    label: 'person',
    parts: { mention: [anchor] },
    fields: {},
    createdBy: newId<AccountId>(),
    createdAt: 1,
  };
}

describe('the records of a layer', () => {
  it('are those of the document, also the ones that were there before', () => {
    const doc = new Y.Doc();
    const [one, two] = [person(), person()];
    addTag(doc, one);
    const records = new LiveRecords(tagsOf(doc), readTag, () => undefined);
    addTag(doc, two);
    expect([...records.good]).toEqual([one, two]);
    removeTag(doc, one.id);
    expect([...records.good]).toEqual([two]);
  });

  it('keep the value of a tag that did not change', () => {
    const doc = new Y.Doc();
    const [one, two] = [person(), person()];
    addTag(doc, one);
    addTag(doc, two);
    const records = new LiveRecords(tagsOf(doc), readTag, () => undefined);
    const [before] = [...records.good];
    changeTag(doc, two.id, { label: 'place' });
    const after = [...records.good];
    expect(after.find(({ id }) => id === one.id)).toBe(before);
    expect(after.find(({ id }) => id === two.id)?.label).toBe('place');
  });

  it('set what cannot be read aside and keep it in the document', () => {
    const doc = new Y.Doc();
    const records = new LiveRecords(tagsOf(doc), readTag, () => undefined);
    tagsOf(doc).set('not an id', 7);
    expect([...records.good]).toEqual([]);
    expect(records.malformed.map(({ id }) => id)).toEqual(['not an id']);
    expect(tagsOf(doc).has('not an id')).toBe(true);
  });

  it('are told once for a transaction, and no more after their end', () => {
    const doc = new Y.Doc();
    let times = 0;
    const records = new LiveRecords(tagsOf(doc), readTag, () => times++);
    doc.transact(() => [person(), person()].forEach((tag) => addTag(doc, tag)));
    expect(times).toBe(1);
    records.destroy();
    addTag(doc, person());
    expect(times).toBe(1);
  });
});
