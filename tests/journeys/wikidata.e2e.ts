import AxeBuilder from '@axe-core/playwright';
import { openDesk } from '#tests/support/journey.ts';
import { startWikidata } from '#tests/support/wikidata.ts';
import { expect, Newsroom, test } from './newsroom.ts';
import type { Person } from './person.ts';

/** The page of an entity that was just added to a register. */
async function addEntity({ page }: Person, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Register' }).click();
  await page.getByRole('button', { name: 'Add entity' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByLabel('Wikidata id')).toBeEnabled();
}

test('EN14: a name is looked up by keyboard, and what a person chooses of the answer is taken', async ({
  browser,
}) => {
  const wikidata = await startWikidata();
  const desk = await openDesk((direct) => direct, { WIKIDATA_URL: wikidata.address });
  const newsroom = new Newsroom(browser, desk.address);
  const edith = await newsroom.seat('editor', { reducedMotion: 'reduce' });
  const { page } = edith;
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(desk.address)) elsewhere.push(request.url());
  });
  await edith.createProject('Ferry');
  await addEntity(edith, 'Okafor');

  await page.getByRole('button', { name: 'Look up…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Name')).toHaveValue('Okafor');
  expect(wikidata.asked).toEqual([]);
  await dialog.getByLabel('Name').focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('2 items found')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('Tab'); // to the button
  await page.keyboard.press('Tab'); // to the candidates
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('radio', { name: /Ines Okafor/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('checkbox', { name: 'Other name: “Ines Okafor”' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(page.getByLabel('Wikidata id')).toHaveValue('Q900000001');
  await expect(page.getByLabel('Description')).toHaveValue('chair of the Harbour Board of Skerrow');
  await expect(page.getByRole('button', { name: 'Remove Ines Okafor' })).toBeVisible();
  expect(elsewhere).toEqual([]);

  wikidata.behave((_, response) => void response.writeHead(503).end());
  await page.getByRole('button', { name: 'Look up…' }).click();
  await dialog.getByRole('button', { name: 'Look up', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'Wikidata did not answer the question (503)',
  );
  expect(edith.faults).toEqual([]);
  await newsroom.goHome();
  await desk.close();
  await wikidata.close();
});

test('EN14: where nobody allowed it, nothing of a look-up is to be seen', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor');
  await edith.createProject('Quiet');
  await addEntity(edith, 'Okafor');
  await expect(edith.page.getByRole('button', { name: /Look up/ })).toHaveCount(0);
  const path = new URL(edith.page.url()).pathname.replace(/[^/]+$/, 'wikidata');
  const answer = await edith.page.request.post(path, { data: { words: 'x', language: 'en' } });
  expect(answer.status()).toBe(404);
});
