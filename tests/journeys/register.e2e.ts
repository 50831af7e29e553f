import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { ArticleDesk } from './article-desk.ts';
import { expect, test } from './newsroom.ts';
import type { Person } from './person.ts';
import { tagRows } from './rows.ts';

const FIRST = {
  text: 'Board keeps the ferry\n\nInes Okafor spoke first. Okafor was calm. Then Okafor left.\n',
};
const SECOND = { text: 'Tunnel put off\n\nNobody asked Okafor. The Okafors were out.\n' };

/** Two articles of a project, the first one open. */
async function newsdesk(editor: Person, project: string): Promise<ArticleDesk> {
  await editor.createArticle(project, SECOND);
  await editor.page.getByRole('link', { name: `Back to ${project}` }).click();
  await editor.startArticle();
  await editor.paste(FIRST);
  await editor.page.getByRole('button', { name: 'Add article' }).click();
  return editor.desk();
}

async function openRegister(page: Page, project: string): Promise<void> {
  await page.getByRole('link', { name: `Back to ${project}` }).click();
  await page.getByRole('link', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: 'Register', level: 1 })).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('EN1: entities are merged and split while somebody else tags with them', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor', { reducedMotion: 'reduce' });
  const anton = await newsroom.seat('annotator');
  const here = await newsdesk(edith, 'Ferry');
  const there = await anton.desk(edith.page.url());

  await here.tagWords('Ines Okafor', 'p');
  await here.chooseEntity('Register entry', 'Ines Okafor');
  await there.tagWords('Okafor was', 'p');
  await there.part('Register entry').getByRole('button').first().click();
  await there.part('Register entry').getByRole('combobox').fill('Okafor, the chair');
  await there.part('Register entry').getByRole('option', { name: /^Add/ }).click();
  await expect(there.part('Register entry')).toContainText('Okafor, the chair');
  await there.expectSaved();

  await openRegister(edith.page, 'Ferry');
  await expect(edith.page.getByRole('row')).toHaveCount(3);
  await expectAccessible(edith.page);
  await edith.page.getByRole('link', { name: 'Okafor, the chair' }).click();
  await edith.page.getByRole('button', { name: 'Merge with another entity…' }).click();
  await edith.page.getByRole('option', { name: 'Ines Okafor' }).click();
  const dialog = edith.page.getByRole('dialog');
  await expect(dialog).toContainText('1 mention in 1 article that point at Okafor, the chair');
  await expectAccessible(edith.page);
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();

  await expect(edith.page.getByRole('heading', { name: 'Ines Okafor', level: 1 })).toBeVisible();
  await expect(there.part('Register entry')).toContainText('Ines Okafor');
  await expect(edith.page.getByRole('link', { name: 'All 2' })).toBeVisible();
  await expectAccessible(edith.page);

  await edith.page.getByRole('button', { name: 'Split off Okafor, the chair' }).click();
  await expect(there.part('Register entry')).toContainText('Okafor, the chair');
  await expect(edith.page.getByRole('link', { name: 'All 1' })).toBeVisible();
  await edith.page.getByRole('link', { name: 'Ines Okafor spoke' }).click();
  await edith.desk();
  await expect(here.inspector).toContainText('Ines Okafor');
  await edith.page.keyboard.press('i');
  await expect(edith.page).toHaveURL(/\/register\//);
});

test('OC5: every occurrence is tagged by one key, in the article and in the project, and undone as one step', async ({
  newsroom,
  rows: database,
}) => {
  const edith = await newsroom.seat('editor', { reducedMotion: 'reduce' });
  const desk = await newsdesk(edith, 'Tunnel');
  const { page } = edith;
  const dialog = page.getByRole('dialog');
  const rows = dialog.getByRole('option');

  await desk.tagWords('Okafor', 'p');
  await expect(desk.tags.getByRole('option')).toHaveCount(1);

  await page.keyboard.press('f');
  await expect(rows).toHaveCount(2);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(desk.tags.getByRole('option')).toHaveCount(3);
  await desk.undo();
  await expect(desk.tags.getByRole('option')).toHaveCount(1);

  // A project is searched by its rows, which follow a moment later.
  await expect.poll(async () => (await tagRows(database, desk.articleId)).length).toBe(1);
  await desk.tags.getByRole('option').click();
  await page.keyboard.press('Shift+F');
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Space');
  await expect(dialog.getByText('2 occurrences kept of 3')).toBeVisible();
  await dialog.getByLabel('Whole words').uncheck();
  await expect(rows).toHaveCount(4);
  await dialog.getByLabel('Whole words').check();
  await expect(rows).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Tag 2' }).click();
  await expect(page.getByText('Tagged 2 occurrences in 2 articles.').first()).toBeVisible();
  await expect(desk.tags.getByRole('option')).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Took back 2 tags.')).toBeVisible();
  await expect(desk.tags.getByRole('option')).toHaveCount(1);
});
