import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';
import { placeOf } from './text-on-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** 400 kbit/s down, half of that up, and nearly half a second there and back. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 25_000 };

test('on a phone with a slow network an article opens, is tagged, and says when that is saved', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const atDesk = await edith.createArticle('A slow line', canalBridge);
  await atDesk.tagWords('Nordbro', 'o');
  await atDesk.expectSaved();
  const onThePhone = await newsroom.seat('editor', PHONE);
  const { page } = onThePhone;
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', SLOW);

  const startedAt = performance.now();
  const desk = await onThePhone.desk(`/articles/${atDesk.articleId}`);
  const tagged = (words: string) => desk.text.locator('[data-tag]', { hasText: words });
  await expect(tagged('Nordbro')).toBeVisible();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  test.info().annotations.push({ type: 'seconds until the tags were there', description: seconds });

  const { start, end } = await placeOf(desk.text, 'Ilves');
  await page.touchscreen.tap((start.x + end.x) / 2, start.y);
  const bar = page.getByRole('region', { name: 'Tag the selection' });
  await bar.getByRole('button', { name: 'Person' }).tap();
  await expect(tagged('Ilves')).toBeVisible(); // before the server knows
  await desk.expectSaved();
  await expect(atDesk.tag('Ilves')).toBeVisible();
  expect(onThePhone.faults).toEqual([]);
});
