import { texts } from '#texts/texts.ts';
import { ARTICLE_LIMIT, BLOCK_LIMIT } from '../limits.ts';
import { wordsOf, type Block } from './block.ts';
import { UNSPACED } from './scripts.ts';

/** Neither a blank nor a mark that only steers the writing around it, such as a zero-width space. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

/** Why blocks cannot become an article, in words; null when they can. */
export function articleProblem(blocks: readonly Block[]): string | null {
  const words = texts.articles.problems;
  const length = blocks.reduce((sum, block) => sum + wordsOf(block).length + 1, 0);
  if (!blocks.some((block) => VISIBLE.test(wordsOf(block)))) return words.noText;
  if (length > ARTICLE_LIMIT) return words.tooLong(length, ARTICLE_LIMIT);
  if (blocks.length > BLOCK_LIMIT) return words.tooManyParagraphs(blocks.length, BLOCK_LIMIT);
  return null;
}

/** In scripts without blanks between words, two characters are a word on average. */
const CHARACTERS_A_WORD = 2;
const ALL_UNSPACED = new RegExp(UNSPACED, 'gu');
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,\-‐‑][\p{L}\p{M}\p{N}]+)*/gu;

/** How long a text is in words: exact where blanks part them, an estimate elsewhere. */
export function countWords(text: string): number {
  const unspaced = text.match(ALL_UNSPACED)?.length ?? 0;
  const spaced = text.replace(ALL_UNSPACED, ' ').match(WORD)?.length ?? 0;
  return spaced + Math.ceil(unspaced / CHARACTERS_A_WORD);
}
