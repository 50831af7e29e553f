import { CLOSE } from '#collab/close-codes.ts';
import { canalBridge, hostilePage } from '#tests/fixtures/articles.ts';
import type { Copied } from './clipboard.ts';
import { expect, test, type Newsroom } from './newsroom.ts';
import type { Person } from './person.ts';
import { tagRows, textRow } from './rows.ts';

for (const [what, text] of [
  ['nothing', ''],
  ['only blanks', ' \n\t\u00A0\n\u200B\n '],
] as const) {
  test(`a paste of ${what} is no article, and the page says so`, async ({ newsroom }) => {
    const { page } = await pasteIntoNewArticle(newsroom, { text });
    await page.getByLabel('Title').fill('Odd');
    await page.getByRole('button', { name: 'Add article' }).click();
    await expect(page.getByText('The article has no text yet.')).toBeVisible();
    await expect(page).toHaveURL(/\/articles\/new$/);
  });
}

test('a paste of 5 MB is refused in words that name the limit, and the page stays usable', async ({
  newsroom,
}) => {
  const edith = await pasteIntoNewArticle(newsroom, {
    text: 'lorem ipsum dolor sit amet. '.repeat(187_000),
  });
  await expect(edith.page.getByText('1,000,000 is the limit')).toBeVisible();
  await edith.paste(canalBridge);
  await edith.page.getByRole('button', { name: 'Add article' }).click();
  expect(await (await edith.desk()).words()).not.toContain('lorem');
});

async function pasteIntoNewArticle(newsroom: Newsroom, copied: Copied): Promise<Person> {
  const edith = await newsroom.seat('editor');
  await edith.createProject('Odd input');
  await edith.startArticle();
  await edith.paste(copied);
  return edith;
}

test('of a hostile page only its words arrive', async ({ newsroom, rows }) => {
  const edith = await newsroom.seat('editor');
  const desk = await edith.createArticle('Hostile', hostilePage);
  const words = await desk.words();
  expect(words).toContain('Harbour crane back at work\n');
  expect(words).toContain('40 tonnes');
  expect(words).toContain('safe again, says the port.\n');
  expect(words).not.toMatch(/wasFooled|display: none|\n\s*\n/);
  expect(
    await desk.text.locator('img, iframe, script, table, form, svg, [style*="fixed"]').count(),
  ).toBe(0);
  expect(await edith.page.evaluate(() => 'wasFooled' in window)).toBe(false);
  for (const link of await desk.text.getByRole('link').all())
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/port\.example/);
  expect(await textRow(rows, desk.articleId)).toBe(words);
});

test('characters that no text should hold are cleaned, and tags stand right behind them', async ({
  newsroom,
  rows,
}) => {
  const edith = await newsroom.seat('editor');
  const desk = await edith.createArticle(
    'Odd characters',
    { text: 'One\0two \uD83D three\u2028four \uDE00 five\r\nsix Ada Moor\u0007 seven' },
    'Odd',
  );
  const words = await desk.words();
  for (const unwanted of ['\0', '\u0007', '\u2028', '\r']) expect(words).not.toContain(unwanted);
  expect(words.isWellFormed()).toBe(true);
  await desk.tagWords('Ada Moor', 'p');
  await desk.expectSaved();
  await expect
    .poll(async () => (await tagRows(rows, desk.articleId)).map(({ quote }) => quote))
    .toEqual(['Ada Moor']);
  expect(await textRow(rows, desk.articleId)).toBe(words);
});

test('two people of the same name are two people', async ({ newsroom, rows }) => {
  const edith = await newsroom.seat('editor');
  const first = await newsroom.hire('annotator', 'Sam Vane', 'sam.one@desk.example');
  const second = await newsroom.hire('annotator', 'Sam Vane', 'sam.two@desk.example');
  const desk = await edith.createArticle('Namesakes', canalBridge);
  const one = await first.desk(edith.page.url());
  const two = await second.desk(edith.page.url());
  await expect(desk.people.getByRole('listitem')).toHaveCount(2);
  await one.tagWords('Marta Ilves', 'p');
  await two.tagWords('Nordbro', 'o');
  await expect(desk.tag('Nordbro')).toBeVisible();
  await expect(desk.tag('Marta Ilves')).toBeVisible();
  await expect
    .poll(() =>
      rows.query(
        `select distinct account.email from tag
         join layer on layer.id = tag.layer_id
         join account on account.id = tag.created_by
         where layer.article_id = $1 order by account.email`,
        [desk.articleId],
      ),
    )
    .toEqual([{ email: 'sam.one@desk.example' }, { email: 'sam.two@desk.example' }]);
});

test('an invitation that is over says why and what to do', async ({ newsroom, rows }) => {
  const owner = await newsroom.seat('owner');
  const expired = await owner.invite('viewer', 'Too late');
  await rows.query(
    `update invitation set expires_at = now() - interval '1 minute' where note = $1`,
    ['Too late'],
  );
  const withdrawn = await owner.invite('viewer', 'Nobody');
  await owner.page.getByRole('button', { name: 'Withdraw invitation Nobody' }).click();
  await expect(owner.page.getByText('Invitation withdrawn.')).toBeVisible();
  const used = await owner.invite('viewer', 'Una Vail');
  await (await newsroom.visitor('Una Vail')).accept(used);

  const { page } = await newsroom.visitor('Latecomer');
  for (const [path, words] of [
    [expired, 'This invitation has expired.'],
    [withdrawn, 'This invitation was withdrawn.'],
    [used, 'This invitation was used already.'],
    ['/invitations/never-made', 'There is no such invitation.'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(words)).toBeVisible();
  }
});

test('guessing a password is stopped, also for whoever then knows it', async ({ newsroom }) => {
  await newsroom.hire('viewer', 'Gil Hask', 'gil@desk.example');
  const guesser = await newsroom.visitor('Gil Hask', 'gil@desk.example');
  for (let guess = 1; guess <= 20; guess += 1) {
    await guesser.signIn({ password: `wrong guess ${guess}` });
    await expect(guesser.page.getByText(/do not belong together|Too many attempts/)).toBeVisible();
    await guesser.page.goto('/sign-in');
  }
  await guesser.signIn();
  await expect(guesser.page.getByText(/Too many attempts. Try again in \d+ minutes/)).toBeVisible();
});

test('what does not exist and what is not yours look the same', async ({ newsroom, rows }) => {
  const edith = await newsroom.seat('editor');
  await edith.page.goto('/');
  const [theirs] = await rows.query<{ id: string }>(
    `with elsewhere as (insert into workspace (id, name) values ('elsewhere00', 'Elsewhere') returning id),
     first as (select id from account limit 1),
     secret as (
       insert into project (id, workspace_id, name, created_by)
       select 'secretproj0', elsewhere.id, 'Secret', first.id from elsewhere, first returning id
     )
     insert into article (id, project_id, title, created_by)
     select 'secretartic', secret.id, 'Secret', first.id from secret, first returning id`,
  );
  for (const id of ['nosucharticle', theirs?.id]) {
    const answer = await edith.page.goto(`/articles/${id}`);
    expect(answer?.status()).toBe(404);
    await expect(edith.page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
    await expect(edith.page.getByText('There is no such article')).toBeVisible();
    expect(await closeCode(edith, `text/${id}`)).toBe(CLOSE.notFound);
  }
});

/** What a socket to a room is closed with. */
function closeCode({ page }: Person, room: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`/sync/${name}?schema=1&epoch=1`);
        socket.addEventListener('close', ({ code }) => resolve(code));
      }),
    room,
  );
}

test('a member who is removed loses the open page at once', async ({ newsroom, rows }) => {
  const owner = await newsroom.seat('owner');
  const leaver = await newsroom.hire('annotator', 'Lea Verne', 'lea@desk.example');
  const here = await owner.createArticle('Removal', canalBridge);
  const there = await leaver.desk(owner.page.url());
  await there.tagWords('Marta Ilves', 'p');
  await there.expectSaved();
  await owner.goToTeam();
  await owner.page.getByRole('button', { name: 'Remove Lea Verne' }).click();
  await owner.page.getByRole('button', { name: 'Remove member' }).click();
  await expect(there.status.getByText('Disconnected')).toBeVisible();
  await there.tagWords('Nordbro', 'o');
  await expect(there.tag('Nordbro')).toHaveCount(0);
  await leaver.page.reload();
  await expect(leaver.page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  expect((await tagRows(rows, here.articleId)).map(({ quote }) => quote)).toEqual(['Marta Ilves']);
});

test('a viewer reads, and changes nothing', async ({ newsroom, rows }) => {
  const edith = await newsroom.seat('editor');
  const vera = await newsroom.seat('viewer');
  const desk = await edith.createArticle('Reading', canalBridge);
  await desk.tagWords('Marta Ilves', 'p');
  const shown = await vera.desk(edith.page.url());
  await expect(shown.tag('Marta Ilves')).toBeVisible();
  await expect(vera.page.getByText('Read only')).toBeVisible();
  await expect(shown.inspector).toContainText('Choose a tag to see what was said of it.');
  await expect(shown.inspector).not.toContainText('press a key');
  await shown.tagWords('Nordbro', 'o');
  await shown.tag('Marta Ilves').click();
  await vera.page.keyboard.press('Delete');
  await expect(shown.inspector.getByRole('button', { name: 'Remove this tag' })).toHaveCount(0);
  const words = await shown.words();
  await shown.switchTo('Edit text');
  await shown.putCaretBehind('promiss');
  await vera.page.keyboard.type('xyz');
  await shown.switchTo('Review');
  await shown.tag('Marta Ilves').click();
  await vera.page.keyboard.press('a');
  expect(await shown.words()).toBe(words);
  await expect(desk.tags.getByRole('option')).toHaveCount(1);
  expect(await shown.list()).toEqual([{ words: 'Marta Ilves', name: 'Person', review: null }]);
  expect((await tagRows(rows, desk.articleId)).map(({ review }) => review)).toEqual([null]);
});
