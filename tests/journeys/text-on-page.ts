import { isDeepStrictEqual } from 'node:util';
import type { Locator } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Place {
  readonly start: Point;
  readonly end: Point;
}

/** The points just inside the first and last characters of words, brought into view, once they stand still. */
export async function placeOf(text: Locator, words: string): Promise<Place> {
  let place = await locate(text, words, 'scrolled into view');
  for (;;) {
    await text.evaluate(() => new Promise(requestAnimationFrame));
    const now = await locate(text, words, 'scrolled into view');
    if (isDeepStrictEqual(now, place)) return now;
    place = now;
  }
}

/** How far below the top of the window words stand, as it is scrolled now. */
export async function topOf(text: Locator, words: string): Promise<number> {
  return (await locate(text, words, 'as they are')).start.y;
}

/** The text as it stands on the page: each block's words and a line break. */
export function wordsShown(text: Locator): Promise<string> {
  return text.evaluate((root) =>
    [...root.children].map((block) => `${block.textContent}\n`).join(''),
  );
}

function locate(
  text: Locator,
  words: string,
  how: 'scrolled into view' | 'as they are',
): Promise<Place> {
  return text.evaluate(
    (root, sought) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const at = root.textContent.indexOf(sought.words);
      if (at === -1) throw new Error(`‘${sought.words}’ is not in the text`);
      const end = at + sought.words.length;
      for (let start = 0, node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const { length } = node as Text;
        if (start <= at && at < start + length) range.setStart(node, at - start);
        if (start < end && end <= start + length) range.setEnd(node, end - start);
        start += length;
      }
      if (sought.how === 'scrolled into view')
        range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      const [first, last] = [boxes[0], boxes.at(-1)];
      if (first === undefined || last === undefined)
        throw new Error(`‘${sought.words}’ cannot be seen`);
      return {
        start: { x: first.left + 1, y: (first.top + first.bottom) / 2 },
        end: { x: last.right - 1, y: (last.top + last.bottom) / 2 },
      };
    },
    { words, how },
  );
}
