import type { Locator, Page } from '@playwright/test';
import { canalBridge } from '#tests/fixtures/articles.ts';
import type { ArticleDesk } from './article-desk.ts';
import { expect, test } from './newsroom.ts';
import { placeOf } from './text-on-page.ts';

const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

test('HD7: words are tagged on a phone, by fingers alone', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor');
  const { articleId } = await edith.createArticle('On the road', canalBridge);
  const onThePhone = await newsroom.seat('editor', PHONE);
  const { page } = onThePhone;
  const desk = await onThePhone.desk(`/articles/${articleId}`);
  const bar = page.getByRole('region', { name: 'Tag the selection' });

  await test.step('a tapped word is selected, and grows', async () => {
    await tap(desk, 'Ilves');
    await expect(bar).toBeVisible();
    await expectTargets(page, 24);
    expect(await selected(page)).toBe('Ilves');
    await tapOn(bar.getByRole('button', { name: 'More' }));
    expect(await selected(page)).toMatch(/Ilves.*\.$/);
    await tapOn(bar.getByRole('button', { name: 'Less' }));
    expect(await selected(page)).toBe('Ilves');
  });

  await test.step('its edge is dragged, and a label chosen', async () => {
    await dragByFinger(page, await placeOf(desk.text, 'Marta'));
    expect(await selected(page)).toBe('Marta Ilves');
    // A browser lets go of a touch that a busy page was late to answer: a hand taps again.
    await expect(async () => {
      await tapOn(bar.getByRole('button', { name: 'Person' }));
      await expect(bar).toBeHidden({ timeout: 3_000 });
    }).toPass();
  });

  await test.step('a tapped tag is shown', async () => {
    await tap(desk, 'Ilves');
    await expect(desk.inspector).toBeVisible();
    await expect(desk.inspector).toContainText('Marta Ilves');
    await desk.expectSaved();
  });

  await test.step('and stays in sight above what it is shown in', async () => {
    await page.getByRole('button', { name: 'Close' }).click();
    await page.setViewportSize({ width: 390, height: 520 });
    const tag = desk.text.locator('[data-tag]').first();
    await tap(desk, 'Ilves');
    await expect(desk.inspector).toBeVisible();
    const topOf = async (shown: Locator) => (await shown.boundingBox())?.y ?? Number.NaN;
    await expect.poll(async () => (await topOf(tag)) < (await topOf(desk.inspector))).toBe(true);
  });
});

test('RD1: a tag is told where it begins and ends, to ears, on paper and by its label', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const { page } = edith;
  const desk = await edith.createArticle('Read aloud', canalBridge);
  await desk.tagWords('Nordbro', 'o');
  await desk.tagWords('“Nobody told us the bearings were on a ship,” said Marta Ilves', 'q');
  await desk.tagWords('Marta Ilves', 'p');

  await test.step('a screen reader meets beginnings, words and ends in their order', async () => {
    const heard = await readAloud(page);
    expect(heard).toContain('(Organization: Nordbro end of Organization)');
    expect(heard).toMatch(
      /\(Quote: “Nobody told us the bearings were on a ship,” said \(Person: Marta Ilves end of Person\) end of Quote\)/,
    );
    // What is told is not in the text: neither its words nor its offsets change.
    expect(await desk.words()).not.toContain('end of');
  });

  await test.step('labels shown on demand move nothing; always shown, all can be read', async () => {
    const before = await desk.topOf('Nobody told us');
    await page.keyboard.press('k');
    expect(await desk.topOf('Nobody told us')).toBe(before);
    await page.keyboard.press('v');
    await expect(desk.text.locator('..')).toHaveAttribute('data-labels', 'always');
    await page.keyboard.press('v');
  });

  await test.step('an edge is dragged with the mouse, and one undo puts it back', async () => {
    await desk.tag('Marta Ilves').last().click();
    const grip = await gripOf(page, 'start');
    const to = await placeOf(desk.text, 'said');
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.mouse.move(to.start.x + 3, grip.y, { steps: 5 });
    await page.mouse.up();
    await expect(desk.tag('said Marta Ilves').last()).toContainText('Person');
    await desk.undo();
    await expect(desk.tag('said Marta Ilves')).toHaveCount(1); // the quote’s
  });

  await test.step('double and triple clicks take the word and the sentence', async () => {
    const { start } = await placeOf(desk.text, 'bearings');
    await page.mouse.dblclick(start.x + 4, start.y);
    expect(await selected(page)).toBe('bearings');
    await page.keyboard.press('Escape');
    const council = (await placeOf(desk.text, 'council')).start;
    await page.mouse.click(council.x + 4, council.y, { clickCount: 3 });
    expect(await selected(page)).toMatch(/^Deputy mayor Jonas Adeyemi told .* money\.$/);
    await page.keyboard.press('Escape');
  });

  await test.step('paper shows the text, its tags and what they mean, and nothing else', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(page.getByText('What is tagged')).toBeVisible();
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(desk.tags).toBeHidden();
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  });
});

async function selected(page: Page): Promise<string> {
  return page.evaluate(() => getSelection()?.toString() ?? '');
}

async function tap({ page, text }: ArticleDesk, words: string): Promise<void> {
  const { start, end } = await placeOf(text, words);
  await tapAt(page, (start.x + end.x) / 2, start.y);
}

async function tapOn(target: Locator): Promise<void> {
  await target.tap({ trial: true }); // it can be seen, keeps still and lies under nothing
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${target.toString()} cannot be tapped`);
  await tapAt(target.page(), box.x + box.width / 2, box.y + box.height / 2);
}

/** Both are sent at once: a finger lifted only after the page answered is a long press on a busy machine. */
async function tapAt(page: Page, x: number, y: number): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await Promise.all([
    client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] }),
    client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
  ]);
  await client.detach();
}

async function gripOf(page: Page, edge: 'start' | 'end'): Promise<{ x: number; y: number }> {
  const box = await page.locator(`.edge-handle.is-${edge} .grip`).first().boundingBox();
  if (box === null) throw new Error(`The ${edge} has no grip.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A tap that follows a drag faster than this is taken for a part of it; no finger is quicker. */
const FINGER_MS = 300;

/** As a finger: pressed, moved over the glass, lifted. */
async function dragByFinger(
  page: Page,
  { start }: Awaited<ReturnType<typeof placeOf>>,
): Promise<void> {
  const from = await gripOf(page, 'start');
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    });
  await touch('touchStart', from.x, from.y);
  const down = from.y - start.y;
  for (let step = 1; step <= 4; step += 1)
    await touch('touchMove', from.x + ((start.x - from.x) * step) / 4, start.y + down);
  await touch('touchEnd', 0, 0);
  await page.evaluate((ms) => new Promise((settled) => setTimeout(settled, ms)), FINGER_MS);
}

/** Nothing that can be pressed is smaller than a finger can hit. */
async function expectTargets(page: Page, least: number): Promise<void> {
  const small = await page.getByRole('button').evaluateAll(
    (buttons, size) =>
      buttons
        .map((button) => ({
          name: button.ariaLabel ?? button.textContent,
          box: button.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && (box.width < size || box.height < size))
        .map(({ name }) => name),
    least,
  );
  expect(small).toEqual([]);
}

interface AccessibilityNode {
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly nodeId: string;
  readonly childIds?: readonly string[];
}

/** All the words a screen reader finds in the text, in the order of the tree. */
async function readAloud(page: Page): Promise<string> {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map<string, AccessibilityNode>(nodes.map((node) => [node.nodeId, node]));
  const words = (node: AccessibilityNode | undefined): string => {
    if (node === undefined) return '';
    if (node.role?.value === 'StaticText' && typeof node.name?.value === 'string')
      return node.name.value;
    return (node.childIds ?? []).map((id) => words(byId.get(id))).join('');
  };
  const text = nodes.find(
    ({ role, name }) => role?.value === 'textbox' && name?.value === 'Article text',
  );
  return words(text).replace(/\s+/g, ' ');
}
