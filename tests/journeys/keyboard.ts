import { expect, type Locator, type Page } from '@playwright/test';
import type { ArticleDesk } from './article-desk.ts';

/** More stops than any page has. */
const STOPS_AT_MOST = 80;

/** Goes from stop to stop until this one has the focus, as somebody without a mouse does. */
export async function tabTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  for (let stop = 0; stop < STOPS_AT_MOST; stop += 1) {
    if (await hasFocus(target)) return;
    await keyboard.press('Tab');
  }
  throw new Error(`${target.toString()} cannot be reached by Tab`);
}

const PANES = 5;
/** A pane takes the focus in the next frame, and ProseMirror sets its selection 20 ms later; no hand is quicker. */
const FOCUS_MS = 80;

/** Goes from pane to pane until this one has the focus. */
export async function goToPane(page: Page, pane: Locator): Promise<void> {
  for (let at = 0; at < PANES; at += 1) {
    await page.keyboard.press('F6');
    await page.evaluate((ms) => new Promise((settled) => setTimeout(settled, ms)), FOCUS_MS);
    if (await pane.evaluate((element) => element.contains(document.activeElement))) return;
  }
  throw new Error(`${pane.toString()} cannot be reached by F6`);
}

/** From the start of the text, goes to words and selects them. */
export async function selectByKeys(
  { page, text }: ArticleDesk,
  all: string,
  words: string,
): Promise<void> {
  await expect(text).toBeFocused();
  const at = all.indexOf(words);
  if (at === -1) throw new Error(`‘${words}’ is not in the text`);
  await page.keyboard.press('ControlOrMeta+Home');
  await pressTimes(page, 'ArrowRight', graphemes(all.slice(0, at)));
  await pressTimes(page, 'Shift+ArrowRight', graphemes(words));
}

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) await page.keyboard.press(key);
}

const segmenter = new Intl.Segmenter('en');

function graphemes(words: string): number {
  return [...segmenter.segment(words)].length;
}

function hasFocus(target: Locator): Promise<boolean> {
  return target
    .count()
    .then(
      (count) => count === 1 && target.evaluate((element) => element === document.activeElement),
    );
}
