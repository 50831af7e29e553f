import { readFile } from 'node:fs/promises';
import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';

test('RV2, RV3: one freezes the text while the other types', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor');
  const owner = await newsroom.seat('owner');
  const here = await editor.createArticle('Freeze', canalBridge);
  const there = await owner.desk(`/articles/${here.articleId}`);
  await here.switchTo('Edit text');
  await here.putCaretBehind('on Saturday');
  const typing = editor.page.keyboard.type(' word'.repeat(40), { delay: 20 });
  await expect.poll(() => there.words()).toContain('on Saturday word');
  await owner.page.getByRole('button', { name: 'Article menu' }).click();
  await owner.page.getByRole('menuitem', { name: 'Freeze the text' }).click();
  await expect(owner.page.getByText('Frozen as revision 1')).toBeVisible();
  await expect(editor.page.getByText('Frozen as revision 1').first()).toBeVisible();
  await typing;

  const refused = editor.page.getByRole('button', { name: 'Save a copy of my changes' });
  const explained = editor.page.getByText('The text is frozen as revision 1');
  await expect(refused.or(explained).first()).toBeVisible();
  if (await refused.isVisible()) {
    const download = editor.page.waitForEvent('download');
    await refused.click();
    const kept = await readFile(await (await download).path(), 'utf8');
    expect(kept).toContain('on Saturday word');
    await editor.page.getByRole('button', { name: 'Go on without them' }).click();
    await here.switchTo('Edit text');
  }
  await expect(explained).toBeVisible();
  const frozen = await there.words();
  await expect.poll(() => here.words()).toBe(frozen);

  await owner.page.getByRole('button', { name: 'Article menu' }).click();
  await owner.page.getByRole('menuitem', { name: 'Unfreeze the text' }).click();
  await expect(explained).toHaveCount(0);
  await here.putCaretBehind('Twice the price');
  await editor.page.keyboard.type('!');
  await expect.poll(() => there.words()).toContain('Twice the price!');
});
