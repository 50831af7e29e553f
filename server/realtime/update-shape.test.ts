import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { isNews, shapeOf } from './update-shape.ts';

/** A document, and what one of its replicas did to it, as an update. */
function changeBy(change: (text: Y.Text) => void): { doc: Y.Doc; update: Uint8Array } {
  const doc = new Y.Doc();
  const text = doc.getText('text');
  text.insert(0, 'one two three');
  text.format(4, 3, { strong: true });
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  change(replica.getText('text'));
  return { doc, update: Y.encodeStateAsUpdate(replica, Y.encodeStateVector(doc)) };
}

function saysNews({ doc, update }: ReturnType<typeof changeBy>): boolean {
  const shape = shapeOf(update);
  return shape !== null && isNews(shape, doc);
}

describe('whether an update is news', () => {
  it('is said of what is written and of what is deleted', () => {
    expect(saysNews(changeBy((text) => text.insert(0, 'a')))).toBe(true);
    expect(saysNews(changeBy((text) => text.delete(5, 1)))).toBe(true);
    expect(saysNews(changeBy((text) => text.delete(12, 1)))).toBe(true);
  });

  it('is not said of what the document has already', () => {
    expect(saysNews(changeBy(() => {}))).toBe(false);
    const { doc, update } = changeBy((text) => text.delete(0, 4));
    Y.applyUpdate(doc, update);
    expect(saysNews({ doc, update })).toBe(false);
  });

  it('is not said of tidying formatting away, which a replica that only reads does, too', () => {
    const tidied = changeBy((text) => {
      for (let item = text._start; item !== null; item = item.right) {
        const isMark = item.content instanceof Y.ContentFormat;
        if (isMark) text.doc?.transact((transaction) => item.delete(transaction));
      }
    });
    expect(shapeOf(tidied.update)?.deletes.clients.size).toBe(1);
    expect(saysNews(tidied)).toBe(false);
  });
});
