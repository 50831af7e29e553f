import { describe, expect, it } from 'vitest';
import { checkLink, checkTag } from '#domain/codebook/check-tag.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { EntityId, TagId } from '#domain/ids.ts';
import { countWords } from '#domain/text/article-text.ts';
import { textOfBlocks } from '#domain/text/block.ts';
import { proposeMetadata } from '#domain/text/metadata.ts';
import type { ExampleTag } from './example.ts';
import { placeWords } from './place-words.ts';
import { REGISTER } from './register.ts';
import { EXAMPLE_ARTICLES } from './seed-example-project.ts';

describe.each(EXAMPLE_ARTICLES)('the example “$fields.title”', (article) => {
  const text = textOfBlocks(article.blocks);

  it('is short enough to read at a first visit', () => {
    expect(countWords(text)).toBeGreaterThan(180);
    expect(countWords(text)).toBeLessThan(400);
  });

  it('has every word its tags stand on', () => {
    for (const words of article.tags.flatMap(({ parts }) => Object.values(parts).flat())) {
      const { start, end } = placeWords(text, words);
      expect(text.slice(start, end)).toBe(words.words);
    }
  });

  it('keeps to the codebook', () => {
    const problems = article.tags.flatMap((tag) =>
      checkTag(DEFAULT_CODEBOOK, checkable(tag)).map((problem) => ({ ...problem, tag })),
    );
    expect(problems).toEqual([]);
    const kindByName = new Map(article.tags.map(({ name, kind }) => [name, kind]));
    for (const { type, from, to } of article.links)
      expect(
        checkLink(
          DEFAULT_CODEBOOK,
          { type, away: null },
          { from: kindByName.get(from), to: kindByName.get(to) },
        ),
      ).toEqual([]);
  });

  it('points mentions at entities of their label', () => {
    for (const { kind, label, fields } of article.tags) {
      const { entity } = fields;
      if (kind !== 'entity' || typeof entity !== 'object' || !('entity' in entity)) continue;
      expect(`${entity.entity} ${REGISTER[entity.entity].type}`).toBe(`${entity.entity} ${label}`);
    }
  });

  it('shows quotes and claims of several sorts', () => {
    const values = (field: string): Set<unknown> =>
      new Set(article.tags.map(({ fields }) => fields[field]));
    for (const type of ['direct', 'indirect', 'mixed']) expect(values('type')).toContain(type);
    expect(values('verdict').size).toBeGreaterThan(2);
  });

  it('is in the language it says', () => {
    expect(proposeMetadata(article.blocks)).toMatchObject({
      title: article.fields.title,
      language: article.fields.language,
    });
  });
});

function checkable(tag: ExampleTag): Parameters<typeof checkTag>[1] {
  const id = '0123456789abcdef';
  const fields = Object.entries(tag.fields).map(
    ([field, value]) =>
      [
        field,
        typeof value !== 'string' && 'entity' in value ? { entity: id as EntityId } : value,
      ] as const,
  );
  return {
    ...tag,
    id: id as TagId,
    fields: Object.fromEntries(fields),
    createdBy: null,
    createdAt: 0,
  };
}
