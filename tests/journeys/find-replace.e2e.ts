import { expect, test } from './newsroom.ts';

const NOTE = {
  text: 'The crane\n\nAda Moor runs it. Ms Moor said so, and Moorings agreed.\n',
};

test('TX7: a name is corrected everywhere at once, and its tags stay on it', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const { page } = edith;
  const { keyboard } = page;
  const desk = await edith.createArticle('Find and replace', NOTE);
  await desk.tagWords('Ada Moor', 'p');
  await desk.tagWords('Ms Moor', 'p');
  const bar = page.getByRole('search', { name: 'Find and replace' });

  await test.step('found by keys, with what it means for tags', async () => {
    await keyboard.press('Alt+2');
    await desk.text.press('ControlOrMeta+Home');
    await keyboard.press('ControlOrMeta+Shift+h');
    await bar.getByLabel('Find', { exact: true }).fill('Moor');
    await expect(bar).toContainText('1 of 3');
    await keyboard.press('Tab'); // what follows on what is found is what replaces it
    await expect(bar.getByLabel('Replace with')).toBeFocused();
    await bar.getByLabel('Whole words').check();
    await expect(bar).toContainText('1 of 2');
    await bar.getByLabel('Replace with').fill('Muir');
    await expect(bar).toContainText('2 tags on these words: they will stand on the new ones.');
    await expect(bar).toContainText('Here: Person ‘Ada Moor’');
  });

  await test.step('one, then all', async () => {
    await bar.getByRole('button', { name: 'Replace', exact: true }).click();
    await expect(desk.tag('Ada Muir')).toBeVisible();
    await expect(desk.tag('Ms Moor')).toBeVisible();
    await bar.getByRole('button', { name: 'Replace all' }).click();
    await expect
      .poll(() => desk.words())
      .toContain('Ada Muir runs it. Ms Muir said so, and Moorings');
    await expect(desk.tag('Ms Muir')).toBeVisible();
    await expect(bar).toContainText('Not found');
  });

  await test.step('each undone with its tag', async () => {
    await keyboard.press('Escape');
    await expect(desk.text).toBeFocused();
    await keyboard.press('ControlOrMeta+z');
    await expect(desk.tag('Ms Moor')).toBeVisible();
    await expect.poll(() => desk.words()).toContain('Ada Muir runs it. Ms Moor');
    await desk.expectSaved();
  });
  expect(edith.faults).toEqual([]);
});
