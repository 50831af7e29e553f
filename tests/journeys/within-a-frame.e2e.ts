import type { Page } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { placeOf } from './text-on-page.ts';

const NOTE = {
  text: 'The crane\n\nIts owner is Nordbro. “It is safe,” said Ada Moor. She asked Nordbro. It lifts 40 tonnes.\n',
};

/** What is drawn once a frame waits until it is let go. */
async function holdFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const held: FrameRequestCallback[] = [];
    const draw = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => -held.push(callback);
    window.addEventListener(
      'let-frames-go',
      () => {
        window.requestAnimationFrame = draw;
        for (const callback of held) draw(callback);
      },
      { once: true },
    );
  });
}

async function letFramesGo(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('let-frames-go')));
}

test('HD15: a key is about the words as they are, while a colleague’s typing above them is not drawn yet', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const olga = await newsroom.seat('owner');
  const { page } = edith;
  const { keyboard } = page;
  const here = await edith.createArticle('Within a frame', NOTE);
  const there = await olga.desk(`/articles/${here.articleId}`);
  await there.switchTo('Edit text');
  let typed = '';

  /** Does something right after the words above have grown. */
  async function whileTextGrows(hand: () => Promise<void>): Promise<void> {
    await holdFrames(page);
    await there.putCaretBehind(`The crane${typed}`);
    await olga.page.keyboard.type(' anew');
    typed += ' anew';
    await expect.poll(() => here.words()).toContain(`The crane${typed}\n`);
    await hand();
    await letFramesGo(page);
  }

  await test.step('an offer is taken', async () => {
    await here.tagWords('“It is safe,”', 'q');
    await expect(page.getByRole('group', { name: 'Offer' })).toContainText('Ada Moor');
    await whileTextGrows(() => keyboard.press('Enter'));
    await expect(here.part('Cue').getByText('said', { exact: true })).toBeVisible();
    await expect(here.part('Source').getByText('Ada Moor', { exact: true })).toBeVisible();
  });

  await test.step('an edge is moved', async () => {
    await here.tagWords('It lifts', 'c');
    await whileTextGrows(() => keyboard.press('Alt+ArrowRight'));
    await expect(here.tag('It lifts 40')).toBeVisible();
  });

  await test.step('a stop of a round is taken', async () => {
    await here.putCaretBehind('safe');
    await keyboard.press('g');
    await expect(page.getByRole('group', { name: 'Offer' })).toBeVisible();
    await whileTextGrows(() => keyboard.press('Enter'));
    await expect(here.tag('Ada Moor')).toContainText('Person');
  });

  await test.step('an edge is dragged and let go', async () => {
    await here.tagWords('lifts 40', 'x');
    const grip = await page.locator('.edge-handle.is-end .grip').first().boundingBox();
    const { end } = await placeOf(here.text, 'tonnes');
    if (grip === null) throw new Error('There is nothing to drag.');
    const level = grip.y + grip.height / 2;
    await page.mouse.move(grip.x + grip.width / 2, level);
    await page.mouse.down();
    await page.mouse.move(end.x - 4, level, { steps: 4 });
    await whileTextGrows(() => page.mouse.up());
    await expect(here.tag('lifts 40 tonnes')).toBeVisible();
  });

  await test.step('words are taken from a part that a colleague has just taken', async () => {
    await here.tag('“It is safe,”').click();
    await here.addToPart(2, 'asked');
    await expect(
      here.part('Cue').getByRole('button', { name: 'asked', exact: true }),
    ).toBeVisible();
    await there.switchTo('Tag');
    await there.tag('“It is safe,”').click();
    await holdFrames(page);
    const remove = { name: 'Remove these words from cue' };
    await there.part('Cue').getByRole('button', remove).first().click();
    await there.expectSaved();
    await here.part('Cue').getByRole('button', remove).first().click();
    await letFramesGo(page);
    await expect(
      here.part('Cue').getByRole('button', { name: 'asked', exact: true }),
    ).toBeVisible();
    await there.switchTo('Edit text');
  });

  await test.step('every other occurrence is tagged', async () => {
    await here.tagWords('Nordbro', 'o');
    await keyboard.press('f');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('1 occurrence kept of 1')).toBeVisible();
    await whileTextGrows(() => dialog.getByRole('button', { name: /^Tag/ }).click());
    await expect(here.tag('Nordbro')).toHaveCount(2);
  });

  await test.step('all is replaced', async () => {
    await here.switchTo('Edit text');
    await keyboard.press('ControlOrMeta+Shift+h');
    const bar = page.getByRole('search', { name: 'Find and replace' });
    await bar.getByLabel('Find', { exact: true }).fill('Nordbro');
    await bar.getByLabel('Replace with').fill('Norfjell');
    await whileTextGrows(() => bar.getByRole('button', { name: 'Replace all' }).click());
    await expect.poll(() => here.words()).toContain('Its owner is Norfjell. “It is safe,”');
    await expect(here.tag('Norfjell')).toHaveCount(2);
  });

  expect([...edith.faults, ...olga.faults]).toEqual([]);
});
