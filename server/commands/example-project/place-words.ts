import type { Span } from '#domain/span/span.ts';
import type { Words } from './example.ts';

/**
 * Where words come for the n-th time, whole words only.
 * @throws when they do not come that often: the example is wrong.
 */
export function placeWords(text: string, { words, nth }: Words): Span {
  let count = 0;
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + 1)) {
    const end = start + words.length;
    if (isInsideWord(text, start) || isInsideWord(text, end)) continue;
    count += 1;
    if (count === nth) return { start, end };
  }
  throw new Error(`The example has “${words}” ${count} times, not ${nth}.`);
}

const LETTER = /[\p{L}\p{N}]/u;

function isInsideWord(text: string, offset: number): boolean {
  return LETTER.test(text.charAt(offset - 1)) && LETTER.test(text.charAt(offset));
}
