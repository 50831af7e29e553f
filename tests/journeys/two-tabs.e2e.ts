import { canalBridge } from '#tests/fixtures/articles.ts';
import { test } from './network.ts';
import { expect } from './newsroom.ts';
import { tagRows, textRow } from './rows.ts';

test('OL2: two tabs of one person work offline on one copy; one is closed, and the other brings home what both did', async ({
  newsroom,
  line,
  rows,
}) => {
  const olga = await newsroom.seat('owner', { baseURL: line.address });
  const context = olga.page.context();
  const left = await olga.createArticle('Two tabs', canalBridge);
  const { articleId } = left;
  const right = await olga.returns(await context.newPage()).desk(`/articles/${articleId}`);

  line.cut();
  await left.tagWords('Marta Ilves', 'p');
  await left.switchTo('Edit text');
  await left.putCaretBehind('old car park');
  await left.page.keyboard.type(', by night');
  await expect(left.status.getByText('Offline')).toBeVisible();
  await right.page.bringToFront();
  await right.tagWords('Nordbro', 'o');
  await expect(right.status.getByText('Offline')).toBeVisible();
  expect(await right.list()).toHaveLength(1);
  await left.page.close();

  line.mend();
  await right.expectSaved();
  const names = ['Marta Ilves', 'Nordbro'];
  await expect.poll(async () => (await right.list()).map(({ words }) => words)).toEqual(names);
  await expect.poll(() => right.words()).toContain('old car park, by night.');
  await expect
    .poll(async () => (await tagRows(rows, articleId)).map(({ quote }) => quote))
    .toEqual(names);
  await expect.poll(() => textRow(rows, articleId)).toBe(await right.words());

  const again = await olga.returns(await context.newPage()).desk(`/articles/${articleId}`);
  await again.expectSaved();
  expect((await again.list()).map(({ words }) => words)).toEqual(names);
  expect(await again.words()).toBe(await right.words());
});

test('OL2: a tab whose copy another tab threw away goes on, and keeps a new one', async ({
  newsroom,
  line,
  rows,
}) => {
  const olga = await newsroom.seat('owner', { baseURL: line.address });
  const edith = await newsroom.seat('editor');
  const context = olga.page.context();
  const left = await olga.createArticle('Thrown away', canalBridge);
  const { articleId } = left;
  const rightPerson = olga.returns(await context.newPage());
  const right = await rightPerson.desk(`/articles/${articleId}`);
  const there = await edith.desk(`/articles/${articleId}`);

  line.cut();
  await left.page.bringToFront();
  await left.switchTo('Edit text');
  await left.putCaretBehind('old car park');
  await left.page.keyboard.type(', by night');
  await expect(left.status.getByText('Offline')).toBeVisible();
  await right.page.bringToFront();
  await edith.page.getByRole('button', { name: 'Article menu' }).click();
  await edith.page.getByRole('menuitem', { name: 'Freeze the text' }).click();
  await expect(edith.page.getByText('Frozen as revision 1')).toBeVisible();
  line.mend();
  await expect(left.page.getByRole('button', { name: 'Save a copy of my changes' })).toBeVisible();
  await left.page.close();
  await edith.page.getByRole('button', { name: 'Article menu' }).click();
  await edith.page.getByRole('menuitem', { name: 'Unfreeze the text' }).click();

  await right.switchTo('Edit text');
  await right.putCaretBehind('Twice the price');
  await right.page.keyboard.type('!');
  await expect.poll(() => there.words()).toContain('Twice the price!');
  expect(rightPerson.faults).toEqual([]);
  line.cut();
  await right.putCaretBehind('Twice the price!');
  await right.page.keyboard.type('?');
  await expect(right.status.getByText('Offline')).toBeVisible();
  await right.page.close();
  line.mend();
  const again = await olga.returns(await context.newPage()).desk(`/articles/${articleId}`);
  await expect.poll(() => again.words()).toContain('Twice the price!?');
  await expect.poll(() => textRow(rows, articleId)).toContain('Twice the price!?');
});
