import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';

test('TH6: a thread with a mention is seen live, answered and resolved', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor');
  const reviewer = await newsroom.seat('reviewer');
  const here = await editor.createArticle('Talk', canalBridge);

  await test.step('one calls the other in a comment on words, by keys alone', async () => {
    await here.select('Nordbro');
    await editor.page.keyboard.press('y');
    const field = editor.page.getByRole('textbox', { name: 'Comment' });
    await expect(field).toBeFocused();
    await editor.page.keyboard.type('Is this the full name, @ros');
    await expect(editor.page.getByRole('option', { name: 'Rosa Quell' })).toBeVisible();
    await editor.page.keyboard.press('Enter');
    const asked = editor.page.waitForEvent('dialog');
    await editor.page.evaluate(() => setTimeout(() => location.reload()));
    await (await asked).dismiss(); // what is half written is not left behind unasked
    await editor.page.keyboard.type('?');
    await editor.page.keyboard.press('Control+Enter');
    await expect(editor.page.getByText('Is this the full name, @Rosa Quell ?')).toBeVisible();
    await here.expectSaved();
  });

  await test.step('the list says so to the other, and only to her', async () => {
    await reviewer.page.goto('/');
    await reviewer.page.getByRole('link', { name: 'Talk' }).first().click();
    await expect(reviewer.page).toHaveURL(/\/projects\//);
    await expect(async () => {
      await reviewer.page.reload();
      await expect(reviewer.page.getByText('You are mentioned')).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  const there = await reviewer.desk(`/articles/${here.articleId}`);
  await test.step('she reads it, answers, and the first sees it at once', async () => {
    await reviewer.page.getByText('Threads, 1 new').click();
    await reviewer.page.getByRole('button', { name: /^Nordbro/ }).click();
    await expect(reviewer.page.getByText('Threads, 1 new')).toHaveCount(0);
    const reply = reviewer.page.getByRole('textbox', { name: 'Reply' });
    await reply.fill('Nordbro AS, says their page.');
    await reviewer.page.getByRole('button', { name: 'Reply' }).click();
    await expect(editor.page.getByText('Nordbro AS, says their page.')).toBeVisible();
  });

  await test.step('a tag is discussed in its inspector, live', async () => {
    await there.tagWords('Marta Ilves', 'p');
    await reviewer.page.keyboard.press('y');
    await reviewer.page.keyboard.type('A commissioner, not a person of the board.');
    await reviewer.page.keyboard.press('Control+Enter');
    await expect(editor.page.getByText('Threads, 1 new')).toBeVisible();
  });

  await test.step('resolved, it leaves the open threads of both', async () => {
    await editor.page.getByRole('button', { name: 'Resolve', exact: true }).click();
    await expect(editor.page.getByText(/Resolved by Edith Marsh/)).toBeVisible();
    await expect(reviewer.page.locator('.thread-words')).toHaveCount(0);
  });
  expect([...editor.faults, ...reviewer.faults]).toEqual([]);
});

test('TH9: what was typed and not sent is there again, whatever took its field away', async ({
  newsroom,
}) => {
  const editor = await newsroom.seat('editor');
  const reviewer = await newsroom.seat('reviewer');
  const here = await editor.createArticle('Half said', canalBridge);
  await here.select('Nordbro');
  await editor.page.keyboard.press('y');
  await editor.page.keyboard.type('Is this the full name?');
  await editor.page.keyboard.press('Control+Enter');
  await here.expectSaved();

  const there = await reviewer.desk(`/articles/${here.articleId}`);
  const { page } = reviewer;
  const thread = page.getByRole('listitem').filter({ hasText: 'Nordbro' });
  const reply = thread.getByRole('textbox', { name: 'Reply' });
  const lists = page.getByRole('group', { name: 'List', exact: true });
  const comment = there.inspector.getByRole('textbox', { name: 'Comment' });

  await test.step('a colleague resolves the thread that is being answered', async () => {
    await page.getByText('Threads, 1 new').click();
    await page.getByRole('button', { name: /^Nordbro/ }).click();
    await reply.fill('Nordbro AS');
    await editor.page.getByRole('button', { name: 'Resolve', exact: true }).click();
    const words = 'It was resolved before you sent your reply.';
    await expect(thread.getByText(words)).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1);
    await expect(reply).toHaveValue('Nordbro AS');
  });

  await test.step('another tag is selected while one is commented on', async () => {
    await there.tagWords('Marta Ilves', 'p');
    await there.tagWords('Jonas Adeyemi', 'p');
    await page.keyboard.press('y');
    await page.keyboard.type('Which mayor');
    await lists.getByText('Tags').click();
    await there.tag('Marta Ilves').click();
    await expect(there.inspector).toContainText('Marta Ilves');
    await expect(comment).toHaveCount(0);
    await there.tag('Jonas Adeyemi').click();
    await expect(comment).toHaveValue('Which mayor');
    await expect(comment).not.toBeFocused();
    await there.expectSaved();
  });

  await test.step('the article is left by a link and opened again', async () => {
    await page.locator('[data-pane="bar"] a').first().click();
    await expect(page).toHaveURL(/\/projects\//);
    await page.getByRole('link', { name: 'Canal bridge' }).first().click();
    await there.tag('Jonas Adeyemi').click();
    await expect(comment).toHaveValue('Which mayor');
    await page.keyboard.press('y');
    await expect(comment).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type('?');
    await page.keyboard.press('Control+Enter');
    await expect(editor.page.getByText('Threads, 1 new')).toBeVisible();
  });

  await test.step('the reply is sent after all', async () => {
    await lists.getByText('Threads').click();
    await page.getByRole('button', { name: /^Nordbro.*not sent/ }).click();
    await expect(reply).toHaveValue('Nordbro AS');
    await thread.getByRole('button', { name: 'Reply' }).click();
    await expect(reply).toHaveCount(0);
    await expect(editor.page.getByText('Nordbro AS', { exact: true })).toBeVisible();
  });

  await test.step('OF3: whoever signs out leaves nothing half typed in any tab', async () => {
    const other = await page.context().newPage();
    const elsewhere = await reviewer.returns(other).desk(`/articles/${here.articleId}`);
    await lists.getByText('Tags').click();
    for (const desk of [elsewhere, there]) {
      await desk.page.bringToFront();
      await desk.tag('Marta Ilves').click();
      await desk.page.keyboard.press('y');
      await desk.page.keyboard.type('Half');
    }
    await page.locator('[data-pane="bar"] a').first().click();
    await page.getByRole('button', { name: /^Account: / }).click();
    const drafts = (tab: typeof page): Promise<number> =>
      tab.evaluate(
        () => Object.keys(sessionStorage).filter((key) => key.startsWith('comment-')).length,
      );
    expect([await drafts(page), await drafts(other)]).toEqual([1, 1]);
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await other.bringToFront();
    await other.keyboard.type(' of it');
    expect([await drafts(page), await drafts(other)]).toEqual([0, 0]);
  });
  expect([...editor.faults, ...reviewer.faults]).toEqual([]);
});
