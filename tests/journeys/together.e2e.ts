import type { Database } from '#server/db/database.ts';
import type { ArticleDesk } from './article-desk.ts';
import { expect, test } from './newsroom.ts';
import { spanRows, textRow } from './rows.ts';

const NOTE = {
  text: 'The crane\n\nAda Moor runs Nordbro. “It is safe,” she said. It lifts 40 tonnes.\n',
};

/** What both lists show, once they agree. */
async function expectBoth(
  desks: readonly [ArticleDesk, ArticleDesk],
  words: readonly string[],
): Promise<void> {
  for (const desk of desks)
    await expect
      .poll(async () => (await desk.list()).map((tag) => `${tag.name}: ${tag.words}`))
      .toEqual(words);
}

/** The text of both is this, and every span in the rows stands on its words. */
async function expectText(
  database: Database,
  desks: readonly [ArticleDesk, ArticleDesk],
  passage: string,
): Promise<void> {
  for (const desk of desks) await expect.poll(() => desk.words()).toContain(passage);
  const [{ articleId }] = desks;
  await expect
    .poll(async () => {
      const text = await textRow(database, articleId);
      const spans = await spanRows(database, articleId);
      const areRight = spans.every(({ start, end, quote }) => text.slice(start, end) === quote);
      return areRight && spans.length > 0 && text.includes(passage);
    })
    .toBe(true);
}

test('AN1, AN3: text is corrected around tags while the other watches: words, lists and rows stay right', async ({
  newsroom,
  rows: database,
}) => {
  const edith = await newsroom.seat('editor');
  const olga = await newsroom.seat('owner');
  const here = await edith.createArticle('Corrections', NOTE);
  const there = await olga.desk(`/articles/${here.articleId}`);
  const both = [here, there] as const;
  await here.tagWords('Ada Moor', 'p');
  await here.tagWords('Nordbro', 'o');
  await here.tagWords('“It is safe,”', 'q');
  await expectBoth(both, ['Person: Ada Moor', 'Organization: Nordbro', 'Quote: “It is safe,”']);
  await there.switchTo('Edit text');
  const typeBehind = async (words: string, typed: string): Promise<void> => {
    await there.putCaretBehind(words);
    await olga.page.keyboard.type(typed);
  };

  await test.step('before them', async () => {
    await typeBehind('The crane', ' of the town');
    await expectText(database, both, 'The crane of the town\n');
    await expectBoth(both, ['Person: Ada Moor', 'Organization: Nordbro', 'Quote: “It is safe,”']);
  });

  await test.step('inside one', async () => {
    await typeBehind('It is', ' quite');
    await expectText(database, both, '“It is quite safe,” she');
    await expectBoth(both, [
      'Person: Ada Moor',
      'Organization: Nordbro',
      'Quote: “It is quite safe,”',
    ]);
  });

  await test.step('at their edges, which do not grow', async () => {
    await typeBehind('Nordbro', ' Quay');
    await typeBehind('runs ', 'the ');
    await expectText(database, both, 'Ada Moor runs the Nordbro Quay.');
    await expectBoth(both, [
      'Person: Ada Moor',
      'Organization: Nordbro',
      'Quote: “It is quite safe,”',
    ]);
  });

  await test.step('across an edge: what is left of the words stays tagged', async () => {
    await there.select('Moor runs');
    await olga.page.keyboard.type('keeps');
    await expectText(database, both, 'Ada keeps the Nordbro');
    await expectBoth(both, ['Person: Ada', 'Organization: Nordbro', 'Quote: “It is quite safe,”']);
  });

  await test.step('away with the words: detached for both, and back by the undo of the one', async () => {
    await there.select('Nordbro');
    await olga.page.keyboard.press('Delete');
    await expect.poll(() => here.words()).toContain('keeps the  Quay');
    for (const desk of both) await expect(desk.tag('Nordbro')).toContainText(/detached/i);
    await there.undo();
    await expectText(database, both, 'Ada keeps the Nordbro Quay');
    for (const desk of both) await expect(desk.tag('Nordbro')).not.toContainText(/detached/i);
  });

  await test.step('and the other’s own undo takes back what she did, not the correction', async () => {
    await here.tagWords('40 tonnes', 'x');
    await expect(there.tag('40 tonnes')).toBeVisible();
    await here.undo();
    await expect(there.tag('40 tonnes')).toHaveCount(0);
    await expectText(database, both, 'Ada keeps the Nordbro Quay');
  });
  expect([...edith.faults, ...olga.faults]).toEqual([]);
});

test('RD4: a colleague’s caret in a tag does not begin it anew', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor');
  const olga = await newsroom.seat('owner');
  const here = await edith.createArticle('A caret within', NOTE);
  const there = await olga.desk(`/articles/${here.articleId}`);
  await here.tagWords('Ada Moor', 'p');
  await expect(there.tag('Ada Moor')).toBeVisible();
  await there.putCaretBehind('Ada');
  await expect(here.text.locator('.peer-caret')).toHaveCount(1);
  const read = async (): Promise<string> => (await here.text.ariaSnapshot()).replace(/\s+/g, ' ');
  await expect.poll(read).toContain('end of Person');
  expect((await read()).match(/end of Person/g)).toHaveLength(1);
  expect((await read()).match(/\(Person:/g)).toHaveLength(1);
});

test('LK3: a link made across pages is seen by a colleague in the other article, and its end, too', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const olga = await newsroom.seat('owner');
  const { keyboard } = edith.page;
  const first = await edith.createArticle('Across', NOTE, 'The crane');
  await first.tagWords('It lifts 40 tonnes', 'c');
  await first.expectSaved();
  await keyboard.press('t');
  await edith.page.getByRole('link', { name: 'Back to Across' }).click();
  await edith.startArticle();
  await edith.paste({ text: 'The test\n\nIt lifted 39 tonnes at most.\n' });
  await edith.page.getByRole('button', { name: 'Add article' }).click();
  const second = await edith.desk();
  const watched = await olga.desk(`/articles/${second.articleId}`);
  const seen = watched.inspector.getByRole('region', { name: 'Links' });

  await second.tagWords('It lifted 39 tonnes at most', 'c');
  await watched.tag('It lifted 39 tonnes').click();
  await keyboard.press('t');
  await keyboard.type('contra');
  await keyboard.press('Enter');
  await expect(seen.getByRole('link', { name: 'It lifts 40 tonnes' })).toBeVisible();

  await second.undo();
  await expect(seen.getByRole('link', { name: 'It lifts 40 tonnes' })).toHaveCount(0);
  expect([...edith.faults, ...olga.faults]).toEqual([]);
});
