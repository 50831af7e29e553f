import { readFileSync } from 'node:fs';
import { expect, test } from './newsroom.ts';
import type { Person } from './person.ts';

const HARBOUR = readFileSync(new URL('../fixtures/harbour.codebook.json', import.meta.url), 'utf8');
const NOTE = { text: 'Board keeps the ferry\n\nThe board will repair the crane by May.\n' };

const lineOf = (file: string, words: string): number =>
  file.slice(0, file.indexOf(words)).split('\n').length;

/** Chooses a file in the dialog that imports a codebook, which is open. */
async function choose({ page }: Person, text: string): Promise<void> {
  await page
    .getByRole('dialog')
    .getByLabel('Codebook file (.json)')
    .setInputFiles({
      name: 'harbour.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
}

test('CB2, CB7: a codebook file with faults is told by the line and changes nothing; a value that breaks a rule of it is kept', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor', { reducedMotion: 'reduce' });
  const { page } = edith;
  const desk = await edith.createArticle('Harbour rules', NOTE);
  await page.getByRole('link', { name: 'Back to Harbour rules' }).click();
  await page.getByRole('link', { name: 'Codebook and settings' }).click();
  await page.getByRole('link', { name: 'Edit the codebook' }).click();
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog');

  const broken = HARBOUR.replace('"colour": "teal"', '"colour": "mauve"').replace(
    '"values": ["no"]',
    '"values": ["perhaps"]',
  );
  await choose(edith, broken);
  await expect(dialog.getByText('harbour.json cannot be used: 1 fault.')).toBeVisible();
  await expect(dialog.getByText(`Line ${lineOf(broken, 'mauve')}`)).toBeVisible();
  await expect(dialog.getByText(/This should be one of blue, teal/)).toBeVisible();
  await choose(edith, broken.replace('mauve', 'teal'));
  await expect(dialog.getByText(`Line ${lineOf(broken, 'perhaps')}`)).toBeVisible();
  await expect(dialog.getByText('Kept has no value “perhaps”.')).toBeVisible();
  await choose(edith, HARBOUR.slice(0, HARBOUR.indexOf('"kinds"')));
  await expect(dialog.getByText('The file ends too early.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Take it over' })).toBeDisabled();

  await choose(edith, HARBOUR);
  await dialog.getByRole('button', { name: 'Take it over' }).click();
  await page.getByRole('button', { name: 'Save version 2' }).click();
  await expect(page.getByText('Version 2 is saved')).toBeVisible();

  await page.goto(`/articles/${desk.articleId}`);
  const there = await edith.desk();
  await there.tagWords('will repair the crane', 'c');
  const isKept = there.inspector.getByLabel('Kept');
  const why = there.part('Why not');
  await isKept.selectOption('No');
  await why.getByLabel('Money').check();
  await isKept.selectOption('Yes');
  await expect(why).toContainText('Money');
  await expect(why).toContainText('The value is kept.');
  await there.expectSaved();
  await page.reload();
  await edith.desk();
  await there.tag('will repair the crane').click();
  await expect(why).toContainText('Money');
  await expect(why).toContainText('The value is kept.');
  await isKept.selectOption('No');
  await expect(why.getByLabel('Money')).toBeChecked();
  expect(edith.faults).toEqual([]);
});
