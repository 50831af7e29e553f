import AxeBuilder from '@axe-core/playwright';
import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';

test('OB7: an owner watches who is where, and is told when the server cannot be asked', async ({
  newsroom,
}) => {
  const owner = await newsroom.seat('owner', { reducedMotion: 'reduce' });
  const { page } = owner;
  await owner.goToTeam();
  await page.getByRole('link', { name: 'Health' }).click();
  await expect(page.getByRole('heading', { name: 'Health', level: 1 })).toBeVisible();
  await expect(page.getByText('Nobody is in an article.')).toBeVisible();

  const editor = await newsroom.seat('editor');
  await editor.createArticle('Watched', canalBridge);
  // People stand before what was refused them.
  const row = page.getByRole('row').filter({ hasText: 'Edith Marsh' }).first();
  await expect(row).toContainText('Tag');
  await editor.page.keyboard.press('Alt+3');
  await expect(row).toContainText('Review');
  await expect(page.getByText('All is well')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  await page.context().setOffline(true);
  await expect(page.getByText('Shown is what was known at')).toBeVisible();
  await page.context().setOffline(false);
  await editor.page.close();
  await expect(page.getByText('Nobody is in an article.')).toBeVisible();
  await expect(page.getByText('Shown is what was known at')).toBeHidden();
});
