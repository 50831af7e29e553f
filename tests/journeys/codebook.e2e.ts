import type { Page } from '@playwright/test';
import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';

test('a codebook changed while a colleague tags is theirs at once', async ({ newsroom }) => {
  const owner = await newsroom.seat('owner');
  const article = await owner.createArticle('Live codebook', canalBridge);
  const annotator = await newsroom.seat('annotator');
  const desk = await annotator.desk(`/articles/${article.articleId}`);
  await desk.tagWords('Nordbro', 'e');
  await desk.expectSaved();

  const { page } = owner;
  await page.getByRole('link', { name: 'Live codebook' }).first().click();
  await expect(page.getByRole('table').getByText('1 entity')).toBeVisible(); // it is a row
  await page.getByRole('link', { name: 'Codebook and settings' }).click();
  await page.getByRole('link', { name: 'Edit the codebook' }).click();
  await page.getByRole('button', { name: 'Add a label to Entity' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ship');
  await page.getByRole('textbox', { name: /^Key/ }).fill('j');
  await expect(page.getByText('The desk itself uses the key “j”.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save version 2' })).toBeDisabled();
  await page.getByRole('textbox', { name: /^Key/ }).fill('b');
  await page.getByRole('button', { name: /^Event/ }).click();
  await expect(page.getByText('1 tag uses this label')).toBeVisible();
  await page.getByRole('button', { name: 'Retire', exact: true }).click();

  await annotator.page.context().setOffline(true);
  await desk.tagWords('Marta Ilves', 'e'); // does not know yet
  await page.getByLabel('What the change is for').fill('Ships are no events');
  await page.getByRole('button', { name: 'Save version 2' }).click();
  await expect(page.getByText('Version 2 is saved')).toBeVisible();
  await annotator.page.context().setOffline(false);

  await expect(desk.page.getByText('No longer used: Event.')).toBeVisible();
  await desk.expectSaved();
  for (const words of ['Nordbro', 'Marta Ilves'])
    await expect(desk.tag(words).getByText('retired')).toBeVisible();
  await desk.select('bearings');
  await desk.page.keyboard.press('e');
  await expect(desk.page.getByText('Event was retired from the codebook')).toBeVisible();
  await expect(desk.tag('bearings')).toHaveCount(0);
  await desk.page.keyboard.press('Escape');
  await desk.tagWords('bearings', 'b');
  await expect(desk.tag('bearings')).toContainText('Ship');
  await expectProblems(page, 2);
});

test('unsaved work on a codebook outlives a reload and a colleague’s save', async ({
  newsroom,
}) => {
  const [owner, editor] = [await newsroom.seat('owner'), await newsroom.seat('editor')];
  await owner.createProject('Two editors');
  await owner.page.getByRole('link', { name: 'Codebook and settings' }).click();
  await owner.page.getByRole('link', { name: 'Edit the codebook' }).click();
  await owner.page.getByRole('button', { name: 'Add a kind' }).waitFor();
  await editor.page.goto(owner.page.url());

  await describe(editor.page, 'Claim', 'What can be checked.');
  await describe(owner.page, 'Quote', 'What somebody said.');
  await owner.page.getByRole('button', { name: 'Save version 2' }).click();
  await expect(owner.page.getByText('Version 2 is saved')).toBeVisible();

  await editor.page.reload();
  await expect(editor.page.getByText('from an earlier visit')).toBeVisible();
  await expect(editor.page.getByText('saved version 2 while you were at work')).toBeVisible();
  await editor.page.getByRole('button', { name: 'Put my changes on top' }).click();
  await editor.page.getByRole('button', { name: 'Save version 3' }).click();
  await expect(editor.page.getByText('Version 3 is saved')).toBeVisible();
  await editor.page.reload();
  for (const [kind, words] of [
    ['Claim', 'What can be checked.'],
    ['Quote', 'What somebody said.'],
  ] as const) {
    await editor.page.getByRole('button', { name: new RegExp(`^${kind}\\b`) }).click();
    await expect(editor.page.getByRole('textbox', { name: /^Definition ?optional$/ })).toHaveValue(
      words,
    );
  }
  expect([...owner.faults, ...editor.faults]).toEqual([]);
});

test('CB13: what tags use is counted anew while the codebook is open', async ({ newsroom }) => {
  const owner = await newsroom.seat('owner');
  const article = await owner.createArticle('Live counts', canalBridge);
  const annotator = await newsroom.seat('annotator');
  const desk = await annotator.desk(`/articles/${article.articleId}`);
  const { page } = owner;
  await page.getByRole('link', { name: 'Live counts' }).first().click();
  await page.getByRole('link', { name: 'Codebook and settings' }).click();
  await page.getByRole('link', { name: 'Edit the codebook' }).click();
  await page.getByRole('button', { name: /^Event/ }).click();
  await expect(page.getByText('No tag uses this label')).toBeVisible();
  await desk.tagWords('Nordbro', 'e');
  await expect(page.getByText('1 tag uses this label')).toBeVisible();
  await desk.tagWords('Marta Ilves', 'e');
  await expect(page.getByText('2 tags use this label')).toBeVisible();
  await desk.undo();
  await expect(page.getByText('1 tag uses this label')).toBeVisible();
});

test('several choices are added before any has its name, and one is taken back at a tag', async ({
  newsroom,
}) => {
  const owner = await newsroom.seat('owner');
  const article = await owner.createArticle('Choices', canalBridge);
  const { page } = owner;
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.getByRole('link', { name: 'Choices' }).first().click();
  await page.getByRole('link', { name: 'Codebook and settings' }).click();
  await page.getByRole('link', { name: 'Edit the codebook' }).click();
  await page.getByRole('button', { name: /^Claim/ }).click();
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.getByRole('combobox', { name: 'Holds' }).selectOption({ label: 'one choice' });
  const add = page.getByRole('button', { name: 'Add a choice' });
  for (const _ of [1, 2, 3]) await add.click();
  const choices = page.getByRole('group', { name: 'Choices' }).getByRole('textbox');
  await expect(choices).toHaveCount(3);
  for (const [at, name] of ['Counted', 'Estimated', 'Gessed'].entries()) {
    await choices.nth(at).fill(name);
    await choices.nth(at).press('Tab');
  }
  await choices.last().fill('Guessed');
  await add.click(); // a press right after a name was typed is not lost
  await expect(choices).toHaveCount(4);
  await expect(choices.last()).toBeFocused();
  const group = page.getByRole('group', { name: 'Choices' });
  await group
    .getByRole('button', { name: /^Remove/ })
    .last()
    .click();
  await expect(choices).toHaveCount(3);
  const initial = page.getByRole('combobox', { name: 'A new tag starts with' });
  await expect(initial).toContainText('Guessed');
  const last = initial.getByRole('option', { name: 'Guessed' });
  await expect(last).toHaveAttribute('value', 'guessed'); // a mended name takes its id along
  await page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('Basis');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Save version 2' }).click();
  await expect(page.getByText('Version 2 is saved')).toBeVisible();

  await page.goto(`/articles/${article.articleId}`);
  const desk = await owner.desk();
  await desk.tagWords('Nordbro', 'c');
  const basis = desk.inspector.getByRole('combobox', { name: 'Basis' });
  await basis.selectOption('Guessed');
  await expect(basis).toHaveCount(0); // few choices stand side by side once one is made
  await desk.inspector.getByRole('group', { name: 'Basis' }).getByText('—').click();
  await expect(basis).toHaveValue('');
  expect(faults).toEqual([]);
});

test('CB12: a link type is given a name where it ends, which the tag there says', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const desk = await edith.createArticle('Inverse names', canalBridge);
  const annotator = await newsroom.seat('annotator');
  const there = await annotator.desk(`/articles/${desk.articleId}`);
  await there.tagWords('Nordbro', 'p');
  await there.tagWords('Marta Ilves', 'p');

  const { page } = edith;
  await page.getByRole('link', { name: 'Inverse names' }).first().click();
  await page.getByRole('link', { name: 'Codebook and settings' }).click();
  await page.getByRole('link', { name: 'Edit the codebook' }).click();
  await page.getByRole('button', { name: 'Add a link type' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Comes from');
  for (const end of ['May begin at', 'May end at'])
    await page.getByRole('group', { name: end }).getByLabel('Entity').check();
  const inverse = page.getByRole('textbox', { name: /^Name where it ends/ });
  await inverse.fill('  ');
  await expect(page.getByText('Give it a name where it ends').first()).toBeVisible();
  await inverse.fill('Is the home of');
  await page.getByRole('button', { name: 'Save version 2' }).click();
  await expect(page.getByText('Version 2 is saved')).toBeVisible();

  await there.tag('Marta Ilves').click();
  await annotator.page.keyboard.press('t');
  await there.tag('Nordbro').click();
  await annotator.page.keyboard.press('t');
  await annotator.page
    .getByRole('option', { name: /Comes from/ })
    .first()
    .click();
  const links = there.inspector.getByRole('region', { name: 'Links' });
  await expect(links).toContainText('Is the home of Marta Ilves');
  await links.getByRole('button', { name: 'Marta Ilves' }).click();
  await expect(links).toContainText('Comes from Nordbro');
  expect([...edith.faults, ...annotator.faults]).toEqual([]);
});

async function describe(page: Page, kind: string, definition: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${kind}\\b`) }).click();
  await page.getByRole('textbox', { name: /^Definition ?optional$/ }).fill(definition);
  await expect(page.getByText('1 change since version 1')).toBeVisible();
}

/** The list of articles says so, as soon as rows were checked again. */
async function expectProblems(page: Page, count: number): Promise<void> {
  await page.getByRole('link', { name: 'Live codebook' }).first().click();
  await expect(page.getByRole('table').getByText(`${count} problems`)).toBeVisible();
}
