import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { newId } from '#domain/ids.ts';
import { paragraph } from '#domain/text/block.ts';
import { anchorSpan, AnchorPlaces } from '#collab/anchors.ts';
import type { LayerTag } from '#collab/layer-document.ts';
import { readText, seedText, textOf } from '#collab/text-document.ts';
import { deskTags, type DeskTag } from '../desk/desk-tag.ts';
import { hasLostWords, loserOf, lostWordsOf } from './lost-words.ts';

const TEXT =
  'The harbour board met on Friday. “We were never asked about any of it, and nobody came,” said Ines Okafor of the board.';

/** The quote, with its cue, after words of the text were deleted. */
function quoteWithout(...deleted: readonly string[]): DeskTag {
  const doc = new Y.Doc();
  seedText(doc, [paragraph(TEXT)]);
  const text = textOf(doc);
  const anchor = (words: string) =>
    anchorSpan(text, TEXT.indexOf(words), TEXT.indexOf(words) + words.length);
  const stored: LayerTag = {
    id: newId(),
    kind: 'quote',
    label: null,
    parts: {
      content: [anchor('We were never asked about any of it, and nobody came')],
      cue: [anchor('said')],
    },
    fields: {},
    createdBy: null,
    createdAt: 0,
  };
  for (const words of deleted) text.delete(readText(text).indexOf(words), words.length);
  const [tag] = deskTags({
    tags: [stored],
    codebook: DEFAULT_CODEBOOK,
    decisions: new Map(),
    places: new AnchorPlaces(doc),
  });
  if (tag === undefined) throw new Error('There is no tag.');
  return tag;
}

describe('words that a tag lost', () => {
  it('DT2 are those of a part alone, and the part is named, where the rest of the tag stands', () => {
    const tag = quoteWithout('said');
    const lost = lostWordsOf(tag);
    expect(lost).toMatchObject([
      {
        part: 'Cue',
        before: '… any of it, and nobody came,” ',
        words: 'said',
        after: ' Ines Okafor of the board.',
      },
    ]);
    expect(loserOf(tag, lost)).toBe('Cue of Quote ‘We were never asked about any of it, and…’');
  });

  it('DT2 are those of the whole tag where none of its own stand', () => {
    const tag = quoteWithout('We were never asked about any of it, and nobody came');
    const lost = lostWordsOf(tag);
    expect(lost).toMatchObject([
      {
        part: 'Content',
        before: '… harbour board met on Friday. “',
        after: ',” said Ines Okafor of the …',
      },
    ]);
    expect(loserOf(tag, lost)).toBe('Quote');
  });

  it('DT1: can be given others where their part takes some: not where it was retired', () => {
    const { kind, ...tag } = quoteWithout('said');
    if (kind === undefined) throw new Error('The codebook has no quotes.');
    const [content, ...others] = kind.parts;
    const parts = [content, ...others.map((part) => ({ ...part, retired: true }))] as const;
    expect(lostWordsOf({ ...tag, kind })).toMatchObject([{ part: 'Cue', ordinal: 2 }]);
    expect(lostWordsOf({ ...tag, kind: { ...kind, parts } })).toMatchObject([
      { part: 'Cue', ordinal: null },
    ]);
  });

  it('are none where all stands', () => {
    expect(hasLostWords(quoteWithout())).toBe(false);
    expect(hasLostWords(quoteWithout('said'))).toBe(true);
  });
});
