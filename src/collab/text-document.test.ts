import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { paragraph, textOfBlocks } from '#domain/text/block.ts';
import { arbitraryBlock } from '#tests/support/arbitrary-article.ts';
import { readBlocks, readText, seedText, textOf } from './text-document.ts';

describe('a text', () => {
  it('says after a round trip what it was seeded with', () => {
    fc.assert(
      fc.property(fc.array(arbitraryBlock, { minLength: 1 }), (blocks) => {
        const doc = new Y.Doc();
        seedText(doc, blocks);
        const copy = new Y.Doc();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        expect(readBlocks(textOf(copy))).toEqual(blocks);
        expect(readText(textOf(copy))).toBe(textOfBlocks(blocks));
      }),
    );
  });

  it('has a block even when it is seeded with none, or not seeded yet', () => {
    const doc = new Y.Doc();
    expect(readBlocks(textOf(doc))).toEqual([paragraph('')]);
    seedText(doc, []);
    expect(readText(textOf(doc))).toBe('\n');
    expect(readBlocks(textOf(doc))).toEqual([paragraph('')]);
  });

  it('is seeded once', () => {
    const doc = new Y.Doc();
    seedText(doc, [paragraph('one')]);
    expect(() => seedText(doc, [paragraph('one')])).toThrow();
  });

  it('leaves out what it does not know, and keeps the words', () => {
    const doc = new Y.Doc();
    const text = textOf(doc);
    text.insert(0, 'plain', {
      colour: 'red',
      strong: 'very',
      link: { href: 'javascript:steal()' },
    });
    text.insert(5, '\n', { block: 'heading-9', strong: true });
    text.insertEmbed(6, { image: 'x' });
    expect(readBlocks(text)).toEqual([paragraph('plain'), paragraph('\uFFFC')]);
    expect(readText(text)).toBe('plain\n\uFFFC');
    expect(readText(text)).toHaveLength(text.length);
  });
});
