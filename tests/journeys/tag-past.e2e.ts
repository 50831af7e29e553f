import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';

test('HS2, DT1: a tag is put back, restored and attached again, by keys', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor');
  const { page } = editor;
  const desk = await editor.createArticle('Past', canalBridge);

  await test.step('its history says what was changed, and puts it back', async () => {
    await desk.tagWords('Nordbro', 'o');
    await page.keyboard.press('l');
    await expect(desk.tag('Nordbro')).toContainText('Place');
    await desk.expectSaved();
    await page.keyboard.press('h');
    await expect(desk.inspector.getByText(/Organization\s*→\s*Place/)).toBeVisible();
    await desk.inspector.getByRole('button', { name: 'Put back' }).click();
    await expect(desk.tag('Nordbro')).toContainText('Organization');
  });

  await test.step('removed, it is listed, and restored by a press', async () => {
    await desk.tag('Nordbro').click();
    await page.keyboard.press('Delete');
    await expect(desk.tag('Nordbro')).toHaveCount(0);
    await expect(desk.tags).toBeFocused();
    await page.getByText('Gone', { exact: true }).click();
    await page.getByRole('list', { name: 'Removed tags' }).getByRole('button').click();
    await expect(desk.inspector.getByText('Nordbro').first()).toBeVisible();
    await expect(page.getByText('No tag was removed.')).toBeVisible();
  });

  await test.step('detached, it is found again and attached with Enter', async () => {
    await desk.switchTo('Edit text');
    await desk.select('Nordbro');
    await page.keyboard.press('Delete');
    await expect(page.getByText('Gone, 1')).toBeVisible();
    await page.keyboard.type('Nordbro');
    await expect(desk.inspector.getByText('The same words stand here')).toBeVisible();
    await desk.expectSaved();
    await desk.switchTo('Tag');
    await desk.text.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Every tag stands on its words.')).toBeVisible();
  });
  expect(editor.faults).toEqual([]);
});
