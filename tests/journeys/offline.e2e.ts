import { canalBridge } from '#tests/fixtures/articles.ts';
import { loseNetwork, regainNetwork, test } from './network.ts';
import { expect } from './newsroom.ts';
import { tagRows, textRow } from './rows.ts';

test('what two people do while one is offline comes together: nothing lost, nothing twice', async ({
  newsroom,
  line,
  rows,
}) => {
  const edith = await newsroom.seat('editor');
  const olga = await newsroom.seat('owner', { baseURL: line.address });
  const here = await edith.createArticle('Offline', canalBridge);
  const there = await olga.desk(`/articles/${here.articleId}`);

  await loseNetwork(olga.page.context(), line);
  await expect(there.status.getByText('Offline')).toBeVisible();
  await there.tagWords('Marta Ilves', 'p');
  await there.tagWords('Jonas Adeyemi', 'p');
  await expect(there.status.getByText('Offline, 2 changes kept here')).toBeVisible();
  await there.switchTo('Edit text');
  await there.putCaretBehind('old car park');
  await olga.page.keyboard.type(', by night');
  await here.tagWords('Nordbro', 'o');
  await here.tagWords('江南桥梁', 'o');
  await here.switchTo('Edit text');
  await here.putCaretBehind('promiss');
  await edith.page.keyboard.press('Backspace');
  await here.expectSaved();
  expect(await there.list()).toHaveLength(2);
  expect(await here.list()).toHaveLength(2);

  await regainNetwork(olga.page.context(), line);
  await there.expectSaved();
  const names = ['Marta Ilves', 'Jonas Adeyemi', '江南桥梁', 'Nordbro'];
  for (const desk of [here, there]) {
    await expect.poll(async () => (await desk.list()).map(({ words }) => words)).toEqual(names);
    await expect.poll(() => desk.words()).toContain('had promised.');
    await expect.poll(() => desk.words()).toContain('old car park, by night.');
  }
  expect(await there.words()).toBe(await here.words());
  await expect
    .poll(async () => (await tagRows(rows, here.articleId)).map(({ quote }) => quote))
    .toEqual(names);
  await expect.poll(() => textRow(rows, here.articleId)).toBe(await here.words());
});

test('OL1: work done offline survives closing the page, and is delivered when the article is opened again', async ({
  newsroom,
  line,
  rows,
}) => {
  const olga = await newsroom.seat('owner', { baseURL: line.address });
  const before = await olga.createArticle('Closed lid', canalBridge);
  const { articleId } = before;
  const context = olga.page.context();

  await loseNetwork(context, line);
  await before.tagWords('Marta Ilves', 'p');
  await expect(before.status.getByText('Offline, 1 change kept here')).toBeVisible();
  await olga.page.close();
  await regainNetwork(context, line);
  expect(await tagRows(rows, articleId)).toEqual([]);

  const after = await olga.returns(await context.newPage()).desk(`/articles/${articleId}`);
  await expect(after.tag('Marta Ilves')).toHaveCount(1);
  await expect
    .poll(async () => (await tagRows(rows, articleId)).map(({ quote }) => quote))
    .toEqual(['Marta Ilves']);
});

test('HS5: whoever set the value that does not stand is told, and puts it back', async ({
  newsroom,
  line,
}) => {
  const edith = await newsroom.seat('editor');
  const olga = await newsroom.seat('owner', { baseURL: line.address });
  const here = await edith.createArticle('Two wordings', canalBridge);
  await here.tagWords('The repair cost €6.4 million', 'c');
  await here.tagWords('Nordbro', 'o');
  await here.expectSaved();
  const there = await olga.desk(`/articles/${here.articleId}`);
  await expect(there.tag('Nordbro')).toBeVisible();

  await loseNetwork(olga.page.context(), line);
  const desks = [
    { desk: here, wording: 'Repairs came to 6.4 million.' },
    { desk: there, wording: 'The bridge cost too much.' },
  ];
  for (const { desk, wording } of desks) {
    await desk.tag('The repair cost').click();
    await desk.inspector.getByLabel('Normalised wording').fill(wording);
    await desk.tag('Nordbro').click();
  }
  await here.expectSaved();
  await regainNetwork(olga.page.context(), line);
  await there.expectSaved();

  const notice = /At 1 tag, what you wrote gave way/;
  await expect
    .poll(async () => {
      const told = desks.map(({ desk }) => desk.page.getByText(notice).count());
      return (await Promise.all(told)).reduce((sum, count) => sum + count);
    })
    .toBe(1);
  const isHere = await here.page.getByText(notice).isVisible();
  const [loser, winner] = isHere ? desks : desks.toReversed();
  if (loser === undefined || winner === undefined) throw new Error('There are two.');
  await loser.desk.page.getByRole('button', { name: 'Show and choose' }).click();
  const wordingAt = ({ desk }: typeof loser) => desk.inspector.getByLabel('Normalised wording');
  await expect(wordingAt(loser)).toHaveValue(winner.wording);
  await expect(loser.desk.page.getByText(notice)).toHaveCount(0);
  await expect(loser.desk.inspector.getByText(`You had written: “${loser.wording}”`)).toBeVisible();
  await expect(loser.desk.inspector.getByRole('button', { name: 'Put mine back' })).toBeFocused();
  await loser.desk.page.keyboard.press('Enter');
  await expect(loser.desk.inspector.getByText('You had written')).toHaveCount(0);
  await winner.desk.tag('The repair cost').click();
  await expect(wordingAt(winner)).toHaveValue(loser.wording);
  await loser.desk.undo();
  await expect(wordingAt(winner)).toHaveValue(winner.wording);
});
