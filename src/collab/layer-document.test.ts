import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId, type AccountId, type LinkId, type TagId } from '#domain/ids.ts';
import {
  addLink,
  addTag,
  changeTag,
  linksOf,
  readLinks,
  readTags,
  removeTag,
  tagsOf,
  type LayerTag,
} from './layer-document.ts';
import type { Anchor } from './records.ts';
import { entitiesOf, readEntities } from './register-document.ts';
import { decisionsOf, readDecisions } from './review-document.ts';

const by = newId<AccountId>();
const anchor: Anchor = { first: [1, 0], last: [1, 4], quote: 'words', prefix: '', suffix: '' };

function quote(): LayerTag {
  return {
    id: newId<TagId>(),
    kind: 'quote',
    label: null,
    parts: { content: [anchor], cue: [anchor] },
    fields: { type: 'direct', speaker: { unnamed: 'a clerk' } },
    createdBy: by,
    createdAt: 1_000,
  };
}

describe('a layer', () => {
  it('gives back the tag that was put in', () => {
    const doc = new Y.Doc();
    const tag = quote();
    addTag(doc, tag);
    expect(readTags(doc)).toEqual({ good: [tag], malformed: [] });
  });

  it('keeps what two people change of different sides of one tag', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    const tag = quote();
    addTag(one, tag);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    changeTag(one, tag.id, { parts: { cue: [], source: [anchor] } });
    changeTag(other, tag.id, { label: 'partial', fields: { type: 'mixed', speaker: null } });
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    const changed = {
      ...tag,
      label: 'partial',
      parts: { content: [anchor], source: [anchor] },
      fields: { type: 'mixed' },
    };
    expect([readTags(one).good, readTags(other).good]).toEqual([[changed], [changed]]);
  });

  it('leaves a tag deleted that somebody changes a moment later', () => {
    const doc = new Y.Doc();
    changeTag(doc, newId<TagId>(), { label: 'person' });
    expect(readTags(doc)).toEqual({ good: [], malformed: [] });
  });

  it('takes the links of a tag away with it, and one undo brings all of it back', () => {
    const doc = new Y.Doc();
    const [from, to] = [quote(), quote()];
    addTag(doc, from);
    addTag(doc, to);
    const link = { id: newId<LinkId>(), type: 'supports', from: from.id, to: to.id, away: null };
    addLink(doc, { ...link, createdBy: by, createdAt: 1_000 });
    const undo = new Y.UndoManager([tagsOf(doc), linksOf(doc)], {
      trackedOrigins: new Set(['me']),
    });
    removeTag(doc, to.id, 'me');
    expect([readTags(doc).good.length, readLinks(doc).good.length]).toEqual([1, 0]);
    undo.undo();
    expect([readTags(doc).good.length, readLinks(doc).good]).toEqual([
      2,
      [{ ...link, createdBy: by, createdAt: 1_000 }],
    ]);
  });
});

describe('whatever others wrote', () => {
  const arbitraryRecord = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(
      fc.constantFrom('kind', 'label', 'by', 'at', 'part:content', 'field:type', 'name', 'state'),
      fc.oneof(fc.jsonValue(), fc.constant(by), fc.constant(1_000), fc.constant([anchor])),
      { noNullPrototype: true },
    ),
  );

  it('is read as a record or as a problem, and never thrown on', () => {
    fc.assert(
      fc.property(fc.string(), arbitraryRecord, fc.boolean(), (name, record, isNested) => {
        const doc = new Y.Doc();
        const isMap = isNested && typeof record === 'object' && record !== null;
        const id = name.length % 2 === 0 ? newId<TagId>() : name;
        for (const map of [tagsOf(doc), linksOf(doc), decisionsOf(doc), entitiesOf(doc)]) {
          map.set(id, isMap ? new Y.Map(Object.entries(record)) : record);
        }
        for (const read of [readTags, readLinks, readDecisions, readEntities]) {
          const { good, malformed } = read(doc);
          expect(good.length + malformed.length).toBe(1);
        }
      }),
    );
  });
});
