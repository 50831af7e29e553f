import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';

test('HS6: what is typed into a source stays in it, whatever a colleague does to the others', async ({
  newsroom,
}) => {
  const editor = await newsroom.seat('editor');
  const reviewer = await newsroom.seat('reviewer');
  const here = await editor.createArticle('Sources', canalBridge);
  await here.tagWords('no ship had been late', 'c');
  for (const [at, address] of ['first.example', 'second.example'].entries()) {
    await editor.page.getByRole('button', { name: 'Add a source' }).click();
    const field = editor.page.getByRole('textbox', { name: `Address of source ${at + 1}` });
    await field.fill(address);
    await field.blur();
    await expect(field).toHaveValue(`https://${address}`);
  }
  await here.expectSaved();

  const there = await reviewer.desk(`/articles/${here.articleId}`);
  const { page } = reviewer;
  await there.tag('no ship had been late').click();

  await test.step('a source above is removed while one is typed into', async () => {
    await page.getByRole('textbox', { name: 'Title of source 2' }).focus();
    await page.keyboard.type('Log of ');
    await editor.page.getByRole('button', { name: 'Remove source 1' }).click();
    const title = page.getByRole('textbox', { name: 'Title of source 1' });
    await expect(title).toBeFocused();
    await page.keyboard.type('arrivals');
    await expect(editor.page.getByRole('textbox', { name: 'Title of source 1' })).toHaveValue(
      'Log of arrivals',
    );
    await expect(page.getByRole('textbox', { name: 'Address of source 1' })).toHaveValue(
      'https://second.example',
    );
    await expect(there.inspector.getByText('colleague')).toHaveCount(0);
  });

  await test.step('HS5: whoever types over a colleague’s words is told, and can put them back', async () => {
    const note = page.getByRole('textbox', { name: 'What source 1 shows' });
    const theirs = editor.page.getByRole('textbox', { name: 'What source 1 shows' });
    await note.focus();
    await Promise.all([
      page.keyboard.type('Three ships were late.', { delay: 150 }),
      theirs.fill('Two ships.').then(() => theirs.blur()),
    ]);
    await expect(there.inspector.getByText('You wrote over what a colleague')).toContainText(
      'Two ships.',
    );
    await page.getByRole('button', { name: 'Put theirs back' }).click();
    await expect(note).toHaveValue('Two ships.');
    await expect(theirs).toHaveValue('Two ships.');
  });
  expect([...editor.faults, ...reviewer.faults]).toEqual([]);
});
