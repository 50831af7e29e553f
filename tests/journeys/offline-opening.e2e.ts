import { canalBridge } from '#tests/fixtures/articles.ts';
import { layLine } from '#tests/support/line.ts';
import { expect, test } from './newsroom.ts';
import { tagRows } from './rows.ts';

test('OF1: an article that was seen is opened without a network, worked on, and what was done is delivered', async ({
  newsroom,
  running,
  rows,
}) => {
  const line = await layLine(Number(new URL(running.address).port));
  // Somebody of their own: signing out ends the session that others of this role would share.
  const { identity } = await newsroom.hire('editor', 'Tess Vane');
  const baseURL = `http://127.0.0.1:${line.port}`;
  const tess = await newsroom.visitor(identity.name, identity.email, { baseURL });
  const { page } = tess;
  await tess.signIn();
  await expect(page).toHaveURL(/\/workspaces\//);
  const desk = await tess.createArticle('On the train', canalBridge);
  const address = `/articles/${desk.articleId}`;
  await desk.expectSaved();
  await test.step('its page is kept', async () => {
    await expect.poll(() => page.evaluate(keptAddresses)).toContain(address);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  });

  line.cut();
  await test.step('a reload, without a network', async () => {
    await page.reload();
    await expect(desk.status.getByText('Offline')).toBeVisible();
    await desk.tagWords('Marta Ilves', 'p');
    await expect(desk.status.getByText('Offline, 1 change kept here')).toBeVisible();
  });
  await test.step('OF2: what is not kept says so, and leads to what is', async () => {
    await page.goto('/projects/not-kept/register');
    const heading = page.getByRole('heading', { name: 'You are offline' });
    await expect(heading).toHaveCSS('font-family', /Source Serif/);
    await page.getByRole('list', { name: 'Articles in this browser' }).getByRole('link').click();
    await expect(desk.tag('Marta Ilves')).toHaveCount(1);
  });

  line.mend();
  await desk.expectSaved();
  await expect
    .poll(async () => (await tagRows(rows, desk.articleId)).map(({ quote }) => quote))
    .toEqual(['Marta Ilves']);

  await test.step('OF3: whoever signs out leaves no page behind', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    expect(await page.evaluate(keptAddresses)).toEqual([]);
    line.cut();
    await page.goto(address);
    await expect(page.getByText('there is none in this browser yet')).toBeVisible();
  });
  await line.close();
});

test('HS5: whoever opened the article anew before both met is told, too', async ({
  newsroom,
  running,
}) => {
  const line = await layLine(Number(new URL(running.address).port));
  const baseURL = `http://127.0.0.1:${line.port}`;
  const edith = await newsroom.seat('editor', { baseURL });
  const olga = await newsroom.seat('owner', { baseURL });
  const here = await edith.createArticle('Met anew', canalBridge);
  await here.tagWords('The repair cost €6.4 million', 'c');
  await here.expectSaved();
  const address = `/articles/${here.articleId}`;
  const there = await olga.desk(address);
  const told = [
    { desk: here, wording: 'Repairs came to 6.4 million.' },
    { desk: there, wording: 'The bridge cost too much.' },
  ];
  for (const { page } of [edith, olga]) {
    await expect.poll(() => page.evaluate(keptAddresses)).toContain(address);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  }

  line.cut();
  // Both come back on another page: whoever of the two loses wrote on the one before.
  for (const { desk, wording } of told) {
    await desk.page.bringToFront();
    await desk.tag('The repair cost').click();
    await desk.inspector.getByLabel('Normalised wording').fill(wording);
    await desk.inspector.getByLabel('Normalised wording').blur();
    await expect(desk.status.getByText('Offline, 1 change kept here')).toBeVisible();
    await desk.page.reload();
    await expect(desk.status.getByText('Offline, 1 change kept here')).toBeVisible();
  }
  line.mend();
  for (const { desk } of told) await desk.expectSaved();
  await expect
    .poll(async () => {
      const notices = told.map(({ desk }) => desk.inspector.getByText('You had written'));
      const counts = await Promise.all(notices.map((notice) => notice.count()));
      return counts.reduce((sum, count) => sum + count);
    })
    .toBe(1);
  await line.close();
});

/** In the page: the addresses of all pages kept in this browser. */
async function keptAddresses(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith('copydesk pages '));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().map(({ url }) => new URL(url).pathname);
}
