// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { textOf } from '#collab/text-document.ts';
import { choiceOf, loneDesk } from '#tests/support/lone-desk.ts';
import { effort } from '#tests/support/effort.ts';
import { LiveArticle } from './live-article.svelte.ts';

const CHOICES = [choiceOf('entity', 'person'), choiceOf('quote'), choiceOf('claim')];
const STORY = ['Ada Moor spoke of the board.', 'The board, she said, was “not asked” at all.'];

/** The codebook before and after a colleague named its kinds anew. */
const CODEBOOKS: readonly Codebook[] = [
  DEFAULT_CODEBOOK,
  {
    ...DEFAULT_CODEBOOK,
    kinds: DEFAULT_CODEBOOK.kinds.map((kind) => ({
      ...kind,
      name: `New ${kind.name}`,
      labels: [],
    })),
  },
];

/** `at` and `length` are taken modulo what there is. */
const acts = fc.array(
  fc.record({
    does: fc.constantFrom(
      ...(['tag', 'tag', 'remove', 'insert', 'delete', 'accept'] as const),
      ...(['relabel', 'fill', 'follow'] as const),
    ),
    at: fc.nat(80),
    length: fc.integer({ min: 1, max: 12 }),
  }),
  { maxLength: 12 },
);

const said = ({ tags }: LiveArticle) =>
  tags.map(({ id, name, problems, stored, parts, words, start, end, judgement }) => ({
    id,
    name,
    problems,
    label: stored.label,
    fields: stored.fields,
    parts,
    words,
    start,
    end,
    judgement,
  }));

describe('an article that is read again and again', () => {
  it('says of its tags what reading it afresh would say, in one order', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const { desk, documents } = loneDesk(STORY);
        const { article, edits } = desk;
        for (const { does, at, length } of all) {
          const text = textOf(documents.text);
          const tag = article.tags[at % Math.max(1, article.tags.length)];
          const start = at % Math.max(1, text.length - length);
          const choice = CHOICES[at % CHOICES.length];
          if (does === 'tag' && choice && text.length > length)
            edits.tag(choice, { start, end: start + length }, article.text);
          else if (does === 'insert') text.insert(start, 'new ');
          else if (does === 'delete' && text.length > length) text.delete(start, length);
          else if (does === 'remove' && tag) edits.remove(tag.id);
          else if (does === 'relabel' && tag) edits.relabel(tag, at % 2 === 0 ? 'place' : 'law');
          else if (does === 'fill' && tag) edits.setField(tag.id, 'note', `${at}`);
          else if (does === 'follow') article.follow(CODEBOOKS[at % 2] ?? DEFAULT_CODEBOOK);
          else if (does === 'accept' && tag) edits.decide(tag, 'accepted', '');
          article.flush();
          const afresh = new LiveArticle(documents, article.codebook);
          expect(said(article)).toEqual(said(afresh));
          afresh.destroy();
        }
        article.destroy();
      }),
      { numRuns: effort({ test: 100, torture: 5_000 }) },
    );
  });
});
