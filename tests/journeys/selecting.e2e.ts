import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';
import { placeOf } from './text-on-page.ts';

test('the palette over a selection is never in the way of the next one', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor');
  const { page } = edith;
  const desk = await edith.createArticle('Out of the way', canalBridge);
  const palette = page.getByRole('dialog', { name: 'Tag the selection' });
  await desk.select('Nordbro');
  await expect(palette).toBeVisible();
  await page.keyboard.press('o');
  await expect(palette).toBeHidden();

  const { start, end } = await placeOf(desk.text, 'Nobody told us');
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await expect.poll(() => page.evaluate(() => getSelection()?.isCollapsed)).toBe(false);
  await expect(palette).toBeHidden();
  await page.mouse.up();
  await expect(palette).toBeVisible();
});

test('a hand quicker than the page adds its words to the tag it began with', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const desk = await edith.createArticle('Quick hands', canalBridge);
  await desk.tagWords('Marta Ilves', 'p');
  await desk.tagWords('“Nobody told us the bearings were on a ship,”', 'q');
  for (let times = 0; times < 5; times += 1) {
    await desk.addToPart(2, 'said');
    await desk.addToPart(3, 'Marta Ilves');
    await expect(desk.part('Cue')).toContainText('said');
    await expect(desk.part('Source')).toContainText('Marta Ilves');
    await desk.undo();
    await desk.undo();
  }
});

test('RD3: no word moves under the pointer, also in the midst of a tag that others cut up', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const { page } = edith;
  const desk = await edith.createArticle('Resting', canalBridge);
  const claim = 'Marta Ilves, who runs the bakery on the east bank';
  await desk.tagWords(claim, 'c');
  await desk.tagWords('Marta Ilves', 'p');
  await page.keyboard.press('Escape');
  await page.mouse.move(2, 2);
  const wordsAt = () =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('.ProseMirror .tag')).map((tag) =>
        JSON.stringify(Array.from(tag.getClientRects()).map(({ x, y, right }) => [x, y, right])),
      ),
    );
  const before = await wordsAt();
  const { start } = await placeOf(desk.text, 'bakery');
  await page.mouse.move(start.x + 4, start.y);
  await expect(page.locator('.tag:hover').last()).toBeVisible();
  expect(await wordsAt()).toEqual(before);
});

test('the keys to the ends of a text reach them, however long it is', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor');
  const { keyboard } = edith.page;
  const text = Array.from({ length: 60 }, (_, at) => `Line ${at} of a long story.`).join('\n\n');
  const desk = await edith.createArticle('From end to end', { text });
  await keyboard.press('Control+Home');
  await keyboard.press('Control+End');
  await keyboard.press('Control+Shift+ArrowLeft');
  await keyboard.press('Control+Shift+ArrowLeft');
  await keyboard.press('o');
  await expect(desk.tag('story')).toContainText('Organization');
});

test('a press begins anew, wherever the focus was', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor');
  const { page } = editor;
  const desk = await editor.createArticle('Pressed from elsewhere', canalBridge);
  const selected = () => page.evaluate(() => getSelection()?.toString());
  for (const mode of ['Edit text', 'Review'] as const) {
    for (const words of ['Nordbro', 'Marta']) {
      await desk.switchTo('Tag');
      await desk.select('Jonas Adeyemi');
      await expect(page.getByRole('dialog', { name: 'Tag the selection' })).toBeVisible();
      await desk.switchTo(mode);
      await desk.select(words);
      await expect.poll(selected).toBe(words);
    }
  }
  for (const mode of ['Tag', 'Review'] as const) {
    await desk.switchTo('Tag');
    await desk.select('Jonas Adeyemi');
    await desk.switchTo(mode);
    await desk.select('Jonas Adeyemi told the council');
    await expect.poll(selected).toBe('Jonas Adeyemi told the council');
  }
  await desk.switchTo('Tag');
  await desk.select('Jonas Adeyemi');
  await desk.switchTo('Edit text');
  await desk.putCaretBehind('Jonas');
  await page.keyboard.type('!');
  await expect.poll(() => desk.words()).toContain('Deputy mayor Jonas! Adeyemi told');
});
