import { readFile } from 'node:fs/promises';
import type { Line } from '#domain/formats/jsonl/line.ts';
import { harbourNote } from '#tests/fixtures/articles.ts';
import { goToPane, selectByKeys, tabTo } from './keyboard.ts';
import { expect, test } from './newsroom.ts';

test('the whole main job is done without a mouse', async ({ newsroom }) => {
  const known = await newsroom.seat('editor');
  const edith = await newsroom.visitor(known.identity.name);
  const { page } = edith;
  const { keyboard } = page;
  const named = (role: 'button' | 'link' | 'textbox', name: string) =>
    page.getByRole(role, { name, exact: true });

  await test.step('sign in', async () => {
    await page.goto('/sign-in');
    await tabTo(page.getByLabel('E-mail address'));
    await keyboard.type(known.identity.email);
    await tabTo(page.getByLabel('Password'));
    await keyboard.type(known.identity.password);
    await keyboard.press('Enter');
    await expect(page).toHaveURL(/\/workspaces\//);
  });

  await test.step('a project and a new article', async () => {
    await tabTo(named('textbox', 'New project'));
    await keyboard.type('By keys');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'By keys', level: 1 })).toBeVisible();
    await tabTo(named('link', 'New article').first());
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'New article', level: 1 })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
    await edith.paste(harbourNote);
    await tabTo(named('button', 'Add article'));
    await keyboard.press('Enter');
  });

  const desk = await edith.desk();
  const all = await desk.words();

  await test.step('an entity by its key', async () => {
    await goToPane(page, desk.text);
    await selectByKeys(desk, all, 'Ada');
    await keyboard.press('p');
    await expect(desk.tag('Ada')).toContainText('Person');
  });

  await test.step('HD1: its edge, a word on and a character back', async () => {
    await keyboard.press('Alt+ArrowRight');
    await expect(desk.tag('Ada Moor')).toContainText('Person');
    await keyboard.press('ControlOrMeta+Alt+ArrowLeft');
    await expect(desk.tag('Ada Moo')).not.toContainText('Moor');
    await keyboard.press('Alt+ArrowRight');
    await expect(desk.tag('Ada Moor')).toContainText('Person');
  });

  await test.step('a quote with cue and source', async () => {
    await selectByKeys(desk, all, '“The crane is safe,”');
    await keyboard.press('q');
    await expect(desk.tag('The crane is safe')).toContainText('Quote');
    await selectByKeys(desk, all, 'said');
    await keyboard.press('2');
    await expect(desk.part('Cue')).toContainText('said');
    await selectByKeys(desk, all, 'Ada Moor');
    await keyboard.press('3');
    await expect(desk.part('Source')).toContainText('Ada Moor');
  });

  await test.step('its speaker', async () => {
    await goToPane(page, desk.inspector);
    await tabTo(desk.part('Speaker').getByRole('button').first());
    await keyboard.press('Enter');
    await expect(desk.part('Speaker').getByRole('combobox')).toBeFocused();
    await keyboard.type('Ada Moor');
    await keyboard.press('Enter');
    await expect(desk.part('Speaker').getByRole('button').first()).toContainText('Ada Moor');
    await expect(desk.part('Speaker').getByRole('button').first()).toBeFocused();
    await keyboard.press('Escape'); // HD14
    await expect(desk.text).toBeFocused();
  });

  await test.step('a claim from the palette', async () => {
    await selectByKeys(desk, all, 'It'); // HD2: and the sentence around it
    await keyboard.press('s');
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Label or part' })).toBeFocused();
    await keyboard.type('Claim');
    await keyboard.press('Enter');
    await expect(desk.tag('It lifts 40 tonnes')).toContainText('Claim');
    await desk.expectSaved();
  });

  await test.step('review', async () => {
    await keyboard.press('Alt+3');
    await keyboard.press('Escape');
    await keyboard.press('n');
    await keyboard.press('a');
    await keyboard.press('n');
    await keyboard.press('r');
    await expect(page.getByLabel('Why is it rejected?')).toBeFocused();
    await keyboard.type('Two quotes in one.');
    await keyboard.press('Enter');
    await expect(page.getByText('2 of 3 decided')).toBeVisible();
    await desk.expectSaved();
  });

  await test.step('export', async () => {
    await goToPane(page, page.getByRole('banner'));
    await tabTo(named('button', 'Article menu'));
    await keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    const item = page.getByRole('menuitem', { name: /JSON Lines/ });
    while (!(await item.evaluate((element) => element === document.activeElement)))
      await keyboard.press('ArrowDown');
    const started = page.waitForEvent('download');
    await keyboard.press('Enter');
    const line = JSON.parse(await readFile(await (await started).path(), 'utf8')) as Line;
    expect(line.tags.map(({ kind, review }) => `${kind} ${review.state}`)).toEqual([
      'quote accepted',
      'entity rejected',
      'claim undecided',
    ]);
  });
});
