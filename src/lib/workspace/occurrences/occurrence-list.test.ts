import { describe, expect, it } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { kindOf } from '#domain/codebook/codebook.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import { occurrencesIn } from './occurrence-list.ts';

const TEXT = 'Okafor spoke. “Okafor is right,” said Holt.\nOkafor left.\nOkafor left.\n';
const WORDS = { wholeWords: true, matchCase: true } as const;

const PERSON = { kind: 'entity', label: 'person' } as const;

/** As much of a tag as is looked at. */
function tag(
  { kind: kindId, label }: { kind: string; label: string | null },
  start: number,
  end: number,
): DeskTag {
  const kind = kindOf(DEFAULT_CODEBOOK, kindId);
  if (kind === undefined) throw new Error('no such kind');
  const quote = TEXT.slice(start, end);
  const parts = { [kind.parts[0].id]: [{ state: 'placed', start, end, quote }] };
  const stored = { kind: kindId, label, createdBy: 'anton' };
  return { id: `${kindId} ${start}`, stored, kind, parts, words: quote } as unknown as DeskTag;
}

function found(tags: readonly DeskTag[]) {
  const article = { id: 'a' as ArticleId, title: 'Board', text: TEXT, tags };
  const search = { names: ['Okafor'], options: WORDS, ...PERSON };
  return occurrencesIn(article, search);
}

describe('occurrences in an article', () => {
  it('OC4: leave out those that are tagged so already, and no others', () => {
    const tags = [tag(PERSON, 0, 6), tag({ kind: 'quote', label: null }, 14, 32)];
    expect(found(tags).map(({ start, others }) => [start, others])).toEqual([
      [15, []],
      [44, []],
      [57, []],
    ]);
  });

  it('OC4: name the tags that call the words something else', () => {
    const tags = [
      tag({ kind: 'entity', label: 'organization' }, 0, 12),
      tag({ kind: 'quote', label: null }, 15, 21),
      tag({ kind: 'claim', label: null }, 44, 56),
    ];
    const by = 'anton';
    expect(found(tags).map(({ start, others }) => ({ start, others }))).toEqual([
      {
        start: 0,
        others: [
          expect.objectContaining({
            tagId: 'entity 0',
            label: 'organization',
            words: 'Okafor spoke',
            by,
          }),
        ],
      },
      { start: 15, others: [expect.objectContaining({ kind: 'quote', words: 'Okafor', by })] },
      { start: 44, others: [] },
      { start: 57, others: [] },
    ]);
  });

  it('are known again wherever the text around them moves, and told from their doubles', () => {
    const [, , one, other] = found([]);
    expect(one?.context).toEqual(other?.context);
    expect(one?.key).not.toBe(other?.key);
    const moved = occurrencesIn(
      { id: 'a' as ArticleId, title: 'Board', text: `Skerrow\n${TEXT}`, tags: [] },
      { names: ['Okafor'], options: WORDS, ...PERSON },
    );
    expect(moved.map(({ key }) => key)).toEqual(found([]).map(({ key }) => key));
  });
});
