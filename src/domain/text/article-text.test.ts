import { describe, expect, it } from 'vitest';
import { articleProblem, countWords } from './article-text.ts';
import { paragraph } from './block.ts';

describe('an article', () => {
  it('needs words', () => {
    expect(articleProblem([])).toBe('The article has no text yet.');
    expect(articleProblem([paragraph('\u00A0 ')])).toBe('The article has no text yet.');
    expect(articleProblem([paragraph('Ferry stays')])).toBeNull();
  });

  it('needs something to see', () => {
    const invisible = [paragraph('\u200B'), paragraph('\u2060\uFEFF')];
    expect(articleProblem(invisible)).toBe('The article has no text yet.');
  });

  it('may have 100,000 words', () => {
    expect(articleProblem(Array(1_000).fill(paragraph('harbour '.repeat(100))))).toBeNull();
  });

  it('of 5 MB is refused in words that name the limit', () => {
    expect(articleProblem([paragraph('x'.repeat(5_000_000))])).toBe(
      'The article is 5,000,001 characters long; up to 1,000,000 can be kept. Split it into several.',
    );
  });

  it('of too many paragraphs is refused', () => {
    expect(articleProblem(Array(20_001).fill(paragraph('x')))).toMatch(
      /^The article has 20,001 paragraphs/,
    );
  });
});

describe('counting words', () => {
  it.each([
    ['', 0],
    ['— … !', 0],
    ['O’Hara, the vice-president, paid €4.2 million.', 6],
    ['cafe\u0301 noir', 2],
    ['قال رئيس الوزراء', 3],
    ['东京都知事说', 3],
  ])('of “%s”', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});
