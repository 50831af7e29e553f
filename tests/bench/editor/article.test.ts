import { expect, test } from 'vitest';
import { writeArticle } from './article.ts';

test('An article has its words, a tag every eight of them, and is the same each time', () => {
  const article = writeArticle(1_000);
  expect(article.paragraphs.join(' ').split(' ')).toHaveLength(1_000);
  expect(article.tags).toHaveLength(125);
  expect(writeArticle(1_000)).toEqual(article);
});

test('Every tag begins and ends with a word, and some reach over the next', () => {
  const { paragraphs, tags } = writeArticle(1_000);
  const text = paragraphs.join('\n');
  for (const { start, end } of tags) {
    expect(text.slice(start - 1, start)).toMatch(/^\s?$/);
    expect(text.slice(start, end)).toMatch(/^\S+(\s\S+)*$/);
    expect(text.slice(end, end + 1)).toMatch(/^\s?$/);
  }
  expect(tags.filter(({ end }, number) => end > (tags[number + 1]?.start ?? Infinity))).not.toEqual(
    [],
  );
});
