import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId, type AccountId, type TagId } from '#domain/ids.ts';
import { paragraph } from '#domain/text/block.ts';
import { readPeers, storeSelection } from './presence.ts';
import { seedText, textOf } from './text-document.ts';

const mara = { id: newId<AccountId>(), name: 'Mara' };

function article(words: string): Y.Doc {
  const doc = new Y.Doc();
  seedText(doc, [paragraph(words)]);
  return doc;
}

describe('who is where', () => {
  it('stays with the words when others write before them', () => {
    const doc = article('one two three');
    const selection = storeSelection(doc, 4, 7);
    textOf(doc).insert(0, 'zero ', {});
    expect(readPeers(doc, new Map([[7, { user: mara, selection, tagId: null }]]), 1)).toEqual([
      { clientId: 7, user: mara, selection: { anchor: 9, head: 12 }, tagId: null },
    ]);
  });

  it('keeps each page’s own place among several, and leaves oneself out', () => {
    const doc = article('one two three');
    const tagId = newId<TagId>();
    const states = new Map([
      [1, { user: mara, selection: storeSelection(doc, 0, 0), tagId: null }],
      [2, { user: mara, selection: null, tagId }],
      [3, { user: mara, selection: storeSelection(doc, 8, 13), tagId: null }],
    ]);
    expect(readPeers(doc, states, 1)).toEqual([
      { clientId: 2, user: mara, selection: null, tagId },
      { clientId: 3, user: mara, selection: { anchor: 8, head: 13 }, tagId: null },
    ]);
  });

  it('is read from nothing that a page may have made up', () => {
    const doc = article('one');
    const broken = [
      null,
      'here',
      {},
      { user: { id: 'x', name: 'Mara' } },
      { user: { id: mara.id } },
    ];
    expect(readPeers(doc, new Map(broken.map((state, index) => [index, state])), 99)).toEqual([]);
    const selection = { anchor: [1, 'two'], head: { clock: 3 } };
    expect(readPeers(doc, new Map([[5, { user: mara, selection, tagId: 7 }]]), 99)).toEqual([
      { clientId: 5, user: mara, selection: null, tagId: null },
    ]);
  });
});
