import { setTimeout as delay } from 'node:timers/promises';
import { canalBridge } from '#tests/fixtures/articles.ts';
import { clusterUrl, openDesk } from '#tests/support/journey.ts';
import { layLine } from '#tests/support/line.ts';
import { expect, Newsroom, test } from './newsroom.ts';
import { tagRows } from './rows.ts';

const AWAY_MS = 8_000;

test('while the database is away the page says so, nothing is lost, and it recovers by itself', async ({
  browser,
  request,
}) => {
  const line = await layLine(Number(new URL(clusterUrl()).port));
  const desk = await openDesk((direct) => {
    const url = new URL(direct);
    url.port = String(line.port);
    return url.href;
  });
  const newsroom = new Newsroom(browser, desk.address);
  const edith = await newsroom.seat('editor');
  const anton = await newsroom.seat('annotator');
  const here = await edith.createArticle('Away', canalBridge);
  const there = await anton.desk(`/articles/${here.articleId}`);
  await here.tagWords('Marta Ilves', 'p');
  await expect(there.tag('Marta Ilves')).toBeVisible();
  await here.expectSaved();

  const main = anton.page.getByRole('main');
  const place = await main.evaluate((pane) => pane.getBoundingClientRect().top);
  line.cut();
  const back = delay(AWAY_MS);
  await here.tagWords('Jonas Adeyemi', 'p');
  await there.tagWords('Nordbro', 'o');
  for (const colleague of [edith, anton]) {
    await expect(colleague.page.getByText('cannot reach its database')).toBeVisible();
    await expect(colleague.page.getByText('1 change not saved yet')).toBeVisible();
  }
  // RD5: what is said moves no words under a hand.
  expect(await main.evaluate((pane) => pane.getBoundingClientRect().top)).toBe(place);
  expect((await request.get(`${desk.address}/readyz`)).status()).toBe(503);
  expect((await request.get(`${desk.address}/healthz`)).status()).toBe(200);
  const visitor = await newsroom.visitor('Visitor');
  await visitor.page.goto('/sign-in');
  await expect(visitor.page.getByRole('heading', { name: 'The database is away' })).toBeVisible();
  await here.tagWords('江南桥梁', 'o');
  await expect(edith.page.getByText('2 changes not saved yet')).toBeVisible();
  await back;
  line.mend();

  const everything = ['Marta Ilves', 'Jonas Adeyemi', '江南桥梁', 'Nordbro'];
  for (const at of [here, there]) {
    await at.expectSaved();
    await expect.poll(async () => (await at.list()).map(({ words }) => words)).toEqual(everything);
  }
  await expect
    .poll(async () => (await tagRows(desk.database, here.articleId)).map(({ quote }) => quote))
    .toEqual(everything);
  expect((await request.get(`${desk.address}/readyz`)).status()).toBe(200);

  await newsroom.goHome();
  await desk.close();
  await line.close();
});
