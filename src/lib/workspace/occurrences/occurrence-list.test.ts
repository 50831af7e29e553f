import { describe, expect, it } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { kindOf } from '#domain/codebook/codebook.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import { occurrencesIn } from './occurrence-list.ts';

const TEXT = 'Okafor spoke. “Okafor is right,” said Holt.\nOkafor left.\nOkafor left.\n';
const WORDS = { wholeWords: true, matchCase: true } as const;

/** As much of a tag as is looked at. */
function tag(kindId: string, start: number, end: number): DeskTag {
  const kind = kindOf(DEFAULT_CODEBOOK, kindId);
  if (kind === undefined) throw new Error('no such kind');
  const quote = TEXT.slice(start, end);
  const parts = { [kind.parts[0].id]: [{ state: 'placed', start, end, quote }] };
  return { kind, parts } as unknown as DeskTag;
}

function found(tags: readonly DeskTag[]) {
  const article = { id: 'a' as ArticleId, title: 'Board', text: TEXT, tags };
  const search = { names: ['Okafor'], options: WORDS, kind: 'entity' };
  return occurrencesIn(article, search);
}

describe('occurrences in an article', () => {
  it('OC4: leave out those that a tag of the kind stands on, and no others', () => {
    const tags = [tag('entity', 0, 6), tag('quote', 14, 32)];
    expect(found(tags).map(({ start }) => start)).toEqual([15, 44, 57]);
  });

  it('are known again wherever the text around them moves, and told from their doubles', () => {
    const [, , one, other] = found([]);
    expect(one?.context).toEqual(other?.context);
    expect(one?.key).not.toBe(other?.key);
    const moved = occurrencesIn(
      { id: 'a' as ArticleId, title: 'Board', text: `Skerrow\n${TEXT}`, tags: [] },
      { names: ['Okafor'], options: WORDS, kind: 'entity' },
    );
    expect(moved.map(({ key }) => key)).toEqual(found([]).map(({ key }) => key));
  });
});
