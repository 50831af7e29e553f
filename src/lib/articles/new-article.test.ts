import { describe, expect, it } from 'vitest';
import { ARTICLE_LIMIT } from '#domain/limits.ts';
import { paragraph, type Block } from '#domain/text/block.ts';
import { NewArticle } from './new-article.svelte.ts';

const headline = (text: string): Block => ({
  type: { name: 'heading', level: 1 },
  runs: [{ text }],
});
const story = (title: string) => [headline(title), paragraph('It stays in port for a year.')];

describe('a new article', () => {
  it('takes its fields from the paste, and from the next paste', () => {
    const article = new NewArticle();
    article.follow(story('Ferry stays'), null);
    expect(article.fields.title).toBe('Ferry stays');
    expect(article.wordCount).toBe(9);
    article.follow(story('Ferry goes'), null);
    expect(article.fields.title).toBe('Ferry goes');
  });

  it('leaves alone what somebody typed, until they empty it', () => {
    const article = new NewArticle();
    article.fields.title = 'My title';
    article.keep('title');
    article.follow(story('Ferry stays'), null);
    expect(article.fields.title).toBe('My title');
    article.fields.title = '';
    article.keep('title');
    article.follow(story('Ferry stays'), null);
    expect(article.fields.title).toBe('Ferry stays');
  });

  it('says that a text is too long before it is sent, and nothing of one that is not there yet', () => {
    const article = new NewArticle();
    article.follow([paragraph('')], null);
    expect(article.problem).toBeNull();
    article.follow([paragraph('word '.repeat(ARTICLE_LIMIT / 4))], null);
    expect(article.problem).toMatch(/up to 1,000,000 can be kept/);
    article.follow(story('Ferry stays'), null);
    expect(article.problem).toBeNull();
  });
});
