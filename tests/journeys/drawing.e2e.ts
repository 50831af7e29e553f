import type { Locator } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { placeOf } from './text-on-page.ts';

const WARNING =
  'The river commissioner, Ada Moor, had warned the harbour board in Nordbro that the bridge would not open before May, and that nobody on the board had been told about the bearings when the ship was late.';
const STORY = `The bridge\n\n${WARNING}\n\n“It may,” Jo quoth Al.\n`;
/** One in the other, on a line that another line follows. */
const NESTED = [
  [WARNING.slice(0, -1), 'q'],
  ['had warned the harbour board in Nordbro that the bridge would not open', 'c'],
  ['the harbour board in Nordbro that the bridge', 'e'],
  ['harbour board in Nordbro', 'o'],
  ['board', 'w'],
] as const;

test('RD3, RD6: neither labels nor the lines of tags come upon words', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor', { viewport: { width: 1000, height: 800 } });
  const { page } = edith;
  const desk = await edith.createArticle('Deep stacks', { text: STORY });

  await test.step('five tags over the same words stay above the next line', async () => {
    for (const [words, key] of NESTED) await desk.tagWords(words, key);
    await expect(desk.text.locator('.tag[style*="--lane: 4"]').first()).toBeVisible();
    const room = await desk.text.evaluate(roomBelowLines);
    expect(room).toBeGreaterThan(0);
  });

  await test.step('a label stands between two lines', async () => {
    await desk.tag('board').last().click();
    const chosen = desk.text.locator('.is-selected[data-above="Law or document"]');
    expect(await chosen.evaluate(coveredByLabel)).toEqual([]);
    await page.keyboard.press('Escape');
    const { start } = await placeOf(desk.text, 'Nordbro');
    await page.mouse.move(start.x + 4, start.y);
    expect(await desk.text.locator('.tag:hover').last().evaluate(coveredByLabel)).toEqual([]);
  });

  await test.step('the labels of parts beside each other are one', async () => {
    await desk.tagWords('“It may,”', 'q');
    await desk.addToPart(3, 'Jo');
    await desk.addToPart(2, 'quoth');
    await desk.addToPart(4, 'Al');
    const labels = (text: Locator): Promise<(string | undefined)[]> =>
      text
        .locator('.is-selected')
        .evaluateAll((pieces) => pieces.map((piece) => (piece as HTMLElement).dataset['above']));
    await expect
      .poll(() => labels(desk.text))
      .toEqual(['Quote', 'Source, Cue, Addressee', undefined, undefined]);
  });
});

/** How much is left between the lowest line of a tag and the tallest letter below it, in pixels. */
function roomBelowLines(text: Element): number {
  const letters = document.createElement('canvas').getContext('2d');
  if (letters === null) throw new Error('No letters can be measured.');
  const { fontSize, fontFamily } = getComputedStyle(text);
  letters.font = `${fontSize} ${fontFamily}`;
  const { fontBoundingBoxDescent, actualBoundingBoxAscent } = letters.measureText('bdhkl');
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const tops: number[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    range.selectNodeContents(node);
    for (const { bottom } of range.getClientRects())
      tops.push(bottom - fontBoundingBoxDescent - actualBoundingBoxAscent);
  }
  const rooms = [...text.querySelectorAll('.tag')].flatMap((tag) =>
    [...tag.getClientRects()].map(({ top, bottom }) => {
      const next = Math.min(...tops.filter((below) => below > top + fontBoundingBoxDescent * 3));
      return next - bottom;
    }),
  );
  return Math.min(...rooms);
}

/** The lines, by their words, that the label above a piece of a tag lies on. */
function coveredByLabel(piece: Element): string[] {
  const text = piece.closest('.ProseMirror');
  const letters = document.createElement('canvas').getContext('2d');
  if (text === null || letters === null) throw new Error('No letters can be measured.');
  const { fontSize, fontFamily } = getComputedStyle(text);
  letters.font = `${fontSize} ${fontFamily}`;
  const { fontBoundingBoxDescent, actualBoundingBoxAscent, actualBoundingBoxDescent } =
    letters.measureText('bdgjpqy');
  const { top, left, width, height, marginTop } = getComputedStyle(piece, '::before');
  const frame = text.getBoundingClientRect();
  const from = frame.top + parseFloat(top) + parseFloat(marginTop);
  const label = { top: from, bottom: from + parseFloat(height) };
  if (!(label.bottom > label.top)) throw new Error(`There is no label at ${top}, ${height}.`);
  const start = frame.left + parseFloat(left);
  const end = start + parseFloat(width);
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const covered: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const baseline = line.bottom - fontBoundingBoxDescent;
      const isBeside = line.left < end && start < line.right;
      const isUpon =
        label.top < baseline + actualBoundingBoxDescent &&
        baseline - actualBoundingBoxAscent < label.bottom;
      if (isBeside && isUpon) covered.push(node.textContent ?? '');
    }
  }
  return covered;
}
