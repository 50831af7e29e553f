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

/** Adds entities on the register's page, and opens the last one's. */
async function addEntities(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add entity' }).click();
  const dialog = page.getByRole('dialog');
  for (const name of names) {
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('link', { name, exact: true })).toBeVisible();
  }
  await dialog.getByRole('link', { name: names.at(-1) ?? '', exact: true }).click();
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
  await expect(dialog).toContainText(
    '1 mention in 1 article will point at Okafor, the chair again',
  );
  await expectAccessible(edith.page);
  await dialog.getByRole('button', { name: 'Split off', exact: true }).click();
  await expect(there.part('Register entry')).toContainText('Okafor, the chair');
  await expect(edith.page.getByRole('link', { name: 'All 1' })).toBeVisible();
  await edith.page.getByRole('link', { name: 'Ines Okafor spoke' }).click();
  await edith.desk();
  await expect(here.inspector).toContainText('Ines Okafor');
  await edith.page.keyboard.press('i');
  await expect(edith.page).toHaveURL(/\/register\//);
});

test('EN15: a mention tagged as something else than its entry says so', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor', { reducedMotion: 'reduce' });
  const desk = await newsdesk(edith, 'Pier');
  const entry = desk.part('Register entry');
  await desk.tagWords('Ines Okafor', 'p');
  await desk.chooseEntity('Register entry', 'Ines Okafor');
  await expect(entry.getByRole('status')).toHaveCount(0);
  await edith.page.keyboard.press('o');
  await expect(entry.getByRole('status')).toContainText('has Ines Okafor as Person');
  await edith.page.keyboard.press('p');
  await expect(entry.getByRole('status')).toHaveCount(0);
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
  await desk.undo();
  await expect(page.getByText('Took back 2 tags.')).toBeVisible();
  await expect(desk.tags.getByRole('option')).toHaveCount(1);
});

test('OC4: words that a colleague tagged as something else say so, and are tagged only where that is wanted', async ({
  newsroom,
  rows: database,
}) => {
  const edith = await newsroom.seat('editor', { reducedMotion: 'reduce' });
  const anton = await newsroom.seat('annotator', { reducedMotion: 'reduce' });
  const here = await newsdesk(edith, 'Quarrel');
  const there = await anton.desk(edith.page.url());
  const { page } = edith;
  const dialog = page.getByRole('dialog');
  const rows = dialog.getByRole('option');
  const taggedOtherwise = rows.filter({ hasText: 'tagged as Organization by Anton Beck' });

  await there.tagWords('Okafor was', 'o');
  await here.tagWords('Okafor', 'p');
  await expect(here.tags.getByRole('option')).toHaveCount(2);

  await page.keyboard.press('f');
  await expect(rows).toHaveCount(2);
  await expect(taggedOtherwise).toContainText('in “Okafor was”');
  await expect(taggedOtherwise).toHaveAttribute('aria-selected', 'false');
  await expect(dialog.getByText('1 occurrence kept of 2')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(here.tags.getByRole('option')).toHaveCount(3);

  // A project is searched by its rows, which follow a moment later.
  await expect.poll(async () => (await tagRows(database, here.articleId)).length).toBe(3);
  await here.tags.getByRole('option').first().click();
  await page.keyboard.press('Shift+F');
  await expect(rows).toHaveCount(2);
  await expect(taggedOtherwise).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('a');
  await expect(taggedOtherwise).toHaveAttribute('aria-selected', 'true');
  await dialog.getByRole('button', { name: 'Tag 2' }).click();
  await expect(page.getByText('Tagged 2 occurrences in 2 articles.').first()).toBeVisible();
  await expect(there.tags.getByRole('option')).toHaveCount(4);
});

test('EN11: an entity is added before anybody tags it, removed with what points at it, and put back', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor', { reducedMotion: 'reduce' });
  const anton = await newsroom.seat('annotator', { reducedMotion: 'reduce' });
  const desk = await newsdesk(edith, 'Harbour');
  const { page } = edith;
  await anton.desk(page.url());
  await openRegister(page, 'Harbour');

  // By keyboard alone.
  await page.getByRole('button', { name: 'Add entity' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Name')).toBeVisible();
  await dialog.getByLabel('Name').focus();
  await expect(dialog.getByText('Saved')).toBeVisible();
  await page.keyboard.type('Ines Okafor');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('link', { name: 'Ines Okafor' })).toBeVisible();
  await page.keyboard.type('ines okafor');
  await expect(dialog.getByText('has this name already.')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Ines Okafor/ })).toBeVisible();

  // Anton, who had the article open all along, is offered her.
  const there = await anton.desk();
  await there.tagWords('Ines Okafor', 'p');
  await there.chooseEntity('Register entry', 'Ines Okafor');
  await there.expectSaved();

  await page.getByRole('link', { name: 'Ines Okafor' }).click();
  await expect(page.getByRole('link', { name: 'All 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await expect(dialog).toContainText('1 mention in 1 article that point at Ines Okafor keep doing');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('was removed from the register. Tags that point')).toBeVisible();
  await expectAccessible(page);
  const field = there.part('Register entry');
  await expect(field).toContainText('Ines Okafor (removed from the register)');

  await page.getByRole('link', { name: 'Register', exact: true }).click();
  await page.getByRole('link', { name: '1 removed' }).click();
  await expect(page.getByText('1 removed entity')).toBeVisible();
  await page.getByRole('link', { name: 'Ines Okafor' }).click();
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect(page.getByRole('button', { name: 'Remove…' })).toBeVisible();
  await expect(field).not.toContainText('removed');
  await expect(field).toContainText('Ines Okafor');
  expect([...edith.faults, ...anton.faults]).toEqual([]);
  expect(desk.articleId).toBe(there.articleId);
});

test('EN13: two people write one entry at once, one is merged meanwhile: each page says what happened', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor', { reducedMotion: 'reduce' });
  const anton = await newsroom.seat('annotator', { reducedMotion: 'reduce' });
  await newsdesk(edith, 'Quay');
  await openRegister(edith.page, 'Quay');
  const dialog = edith.page.getByRole('dialog');
  await addEntities(edith.page, ['European Central Bank', 'ECB']);
  await expect(edith.page.getByRole('heading', { name: 'ECB', level: 1 })).toBeVisible();
  await anton.page.goto(edith.page.url());

  const role = (page: Page) => page.getByLabel('Role');
  await expect(role(anton.page)).toBeEnabled();
  await role(edith.page).fill('Bank');
  await expect(role(anton.page)).toHaveValue('Bank');
  // She goes on while he writes there, too.
  await role(edith.page).pressSequentially('s');
  await role(anton.page).fill('The bank in Frankfurt');
  // Whoever comes later sees the other's words; at the very same time it may be either of them.
  const told = ({ page }: Person) =>
    page.getByText(/You (had written|wrote over .+): “(Banks|The bank)/).count();
  await expect.poll(async () => (await told(edith)) + (await told(anton))).toBeGreaterThan(0);
  await expectAccessible(edith.page);
  await expectAccessible(anton.page);

  await role(anton.page).blur();
  await anton.page.getByLabel('Description').pressSequentially('It sets ');
  await edith.page.getByRole('button', { name: 'Merge with another entity…' }).click();
  await edith.page.getByRole('option', { name: 'European Central Bank' }).click();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(anton.page.getByText('stays with')).toBeVisible();
  await anton.page.getByLabel('Description').pressSequentially('interest rates.');
  await anton.page.getByLabel('Description').blur();
  await anton.page.getByRole('button', { name: 'Split off again' }).click();
  await expect(anton.page.getByText('stays with')).toHaveCount(0);
  await expect(anton.page.getByLabel('Description')).toHaveValue('It sets interest rates.');
  await anton.page.reload();
  await expect(anton.page.getByLabel('Description')).toHaveValue('It sets interest rates.');
});

test('EN18: a merge is undone by whoever made it, unless somebody split or merged on since', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor', { reducedMotion: 'reduce' });
  const anton = await newsroom.seat('annotator', { reducedMotion: 'reduce' });
  await newsdesk(edith, 'Pier');
  await openRegister(edith.page, 'Pier');
  await addEntities(edith.page, ['European Central Bank', 'ECB']);
  await expect(edith.page.getByRole('heading', { name: 'ECB', level: 1 })).toBeVisible();
  const address = edith.page.url();
  await anton.page.goto(address);
  const staysWith = anton.page.getByText('stays with');
  const undo = edith.page.getByRole('button', { name: 'Undo' });
  const merge = async (): Promise<void> => {
    await edith.page.getByRole('button', { name: 'Merge with another entity…' }).click();
    await edith.page.getByRole('option', { name: 'European Central Bank' }).click();
    const dialog = edith.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(staysWith).toBeVisible();
  };

  await merge();
  await undo.click();
  await expect(staysWith).toHaveCount(0);

  await edith.page.goto(address);
  await merge();
  await anton.page.getByRole('button', { name: 'Split off again' }).click();
  await expect(edith.page.getByRole('button', { name: /^Split off ECB/ })).toHaveCount(0);
  await undo.click();
  await expect(edith.page.getByText('Not taken back: ECB was split off since.')).toBeVisible();
  await expectAccessible(edith.page);

  await edith.page.goto(address);
  await merge();
  await expect(undo).toBeVisible();
  await edith.page.getByRole('link', { name: 'Register' }).first().click();
  await expect(edith.page.getByRole('heading', { name: 'Register', level: 1 })).toBeVisible();
  // Sooner than it goes by itself: what it would undo is not open any more.
  await expect(undo).toHaveCount(0, { timeout: 1_000 });
});
