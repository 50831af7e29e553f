import type { Line } from '#domain/formats/jsonl/line.ts';
import { canalBridge } from '#tests/fixtures/articles.ts';
import { readCsv } from '#tests/support/csv.ts';
import { expect, Newsroom, test } from './newsroom.ts';
import { spanRows, tagRows, textRow } from './rows.ts';

const QUOTE = '“Nobody told us the bearings were on a ship,”';
const CLAIM = 'The repair cost €6.4 million, twice the sum in the 2023 budget';

test('two people make a dataset of an article, live, from the first visit to the export', async ({
  browser,
  desk: { address, database },
}) => {
  const newsroom = new Newsroom(browser, address);
  const olga = await newsroom.visitor('Olga Sand');
  const anton = await newsroom.visitor('Anton Beck');

  await test.step('the first visitor sets up the desk and finds an example to look at', async () => {
    await olga.setUpDesk('The Courier desk');
    await olga.page.getByRole('table').getByRole('link').first().click();
    await expect(olga.page.getByRole('table').getByRole('link')).toHaveCount(3);
  });

  await test.step('a colleague is invited and joins', async () => {
    await anton.accept(await olga.invite('editor', 'Anton'));
  });

  const here =
    await test.step('an article is pasted, and what it says of itself is proposed', async () => {
      await olga.createProject('Infrastructure');
      await olga.startArticle();
      await olga.paste(canalBridge);
      const field = (name: string) => olga.page.getByLabel(name);
      await expect(field('Title')).toHaveValue('Canal bridge reopens a year late');
      await expect(field('Outlet')).toHaveValue('The Ostmark Courier');
      await expect(field('Byline')).toHaveValue('Tomas Lindqvist');
      await expect(field('Published on')).toHaveValue('2026-03-14');
      await expect(field('Language')).toHaveValue('en');
      await expect(field('Web address')).toHaveValue(/^https:\/\/courier\.example\//);
      await olga.page.getByRole('button', { name: 'Add article' }).click();
      return olga.desk();
    });

  const there = await test.step('both are in the article and see each other', async () => {
    const desk = await anton.desk(olga.page.url());
    await expect(here.people.getByRole('button', { name: 'Anton Beck' })).toBeVisible();
    await expect(desk.people.getByRole('button', { name: 'Olga Sand' })).toBeVisible();
    expect(await desk.words()).toBe(await here.words());
    return desk;
  });

  await test.step('an entity, a quote with cue, source and speaker, and a claim with claimant', async () => {
    await here.tagWords('Marta Ilves', 'p');
    await expect(there.tag('Marta Ilves')).toContainText('Person');
    await here.tagWords(QUOTE, 'q');
    await expect(there.tag(QUOTE)).toContainText('Quote');
    await there.tag(QUOTE).click();
    await here.addToPart(2, 'said');
    await expect(there.part('Cue')).toContainText('said');
    await here.addToPart(3, 'Marta Ilves');
    await expect(there.part('Source')).toContainText('Marta Ilves');
    await here.chooseEntity('Speaker', 'Marta Ilves');
    await expect(there.part('Speaker')).toContainText('Marta Ilves');
    await here.tagWords(CLAIM, 'c');
    await expect(there.tag(CLAIM)).toContainText('Claim');
    await there.tag(CLAIM).click();
    await here.addToPart(2, 'public works office');
    await expect(there.part('Claimant')).toContainText('public works office');
  });

  await test.step('the colleague changes one', async () => {
    await there.inspector.getByRole('group', { name: 'Check-worthiness' }).getByText('Yes').click();
    await here.tag(CLAIM).click();
    await expect(
      here.inspector
        .getByRole('group', { name: 'Check-worthiness' })
        .getByRole('radio', { name: 'Yes' }),
    ).toBeChecked();
    await there.tag('Marta Ilves').first().click();
  });

  await test.step('and corrects a typo before all of them: they stay on their words', async () => {
    await there.switchTo('Edit text');
    await there.putCaretBehind('promiss');
    await anton.page.keyboard.press('Backspace');
    await expect.poll(() => here.words()).toContain('the city had promised.');
    await expect(here.tag(CLAIM)).toBeVisible();
    await expect(here.tag(QUOTE)).toBeVisible();
    await there.expectSaved();
  });

  await test.step('each undoes only their own step', async () => {
    await there.switchTo('Tag');
    await here.tagWords('Jonas Adeyemi', 'p');
    await there.tagWords('Nordbro', 'o');
    await expect(here.tag('Nordbro')).toBeVisible();
    await expect(there.tag('Jonas Adeyemi')).toBeVisible();
    await here.undo();
    await expect(there.tag('Jonas Adeyemi')).toHaveCount(0);
    await expect(here.tag('Nordbro')).toBeVisible();
    await there.undo();
    await expect(here.tag('Nordbro')).toHaveCount(0);
    await expect(there.tag('Nordbro')).toHaveCount(0);
    await expect(here.tags.getByRole('option')).toHaveCount(3);
  });

  await test.step('both reload and find it as it was', async () => {
    await here.expectSaved();
    await there.expectSaved();
    const before = { words: await here.words(), tags: await here.list() };
    for (const colleague of [olga, anton]) {
      await colleague.page.reload();
      const desk = await colleague.desk();
      await expect.poll(() => desk.list()).toEqual(before.tags);
      expect(await desk.words()).toBe(before.words);
    }
  });

  await test.step('the reviewer accepts two tags and rejects one, with a reason', async () => {
    await there.switchTo('Review');
    for (const _ of [1, 2]) {
      await anton.page.keyboard.press('n');
      await anton.page.keyboard.press('a');
    }
    await anton.page.keyboard.press('n');
    await anton.page.keyboard.press('r');
    await anton.page.getByLabel('Why is it rejected?').fill('The budget said 3.1 million.');
    await anton.page.keyboard.press('Enter');
    await expect(anton.page.getByText('3 of 3 decided')).toBeVisible();
    await expect(here.tags.getByRole('img', { name: 'accepted' })).toHaveCount(2);
    await expect(here.tags.getByRole('img', { name: 'rejected' })).toHaveCount(1);
    await there.expectSaved();
  });

  await test.step('rows in Postgres match the page', async () => {
    const shown = await here.list();
    await expect
      .poll(async () =>
        (await tagRows(database, here.articleId)).map(({ quote, review }) => `${quote} ${review}`),
      )
      .toEqual(shown.map(({ words, review }) => `${words} ${review}`));
    const rows = await tagRows(database, here.articleId);
    expect(rows.map(({ author, reviewer }) => `${author}, ${reviewer}`)).toEqual(
      rows.map(() => 'Olga Sand, Anton Beck'),
    );
    expect(rows.find(({ kind }) => kind === 'quote')?.parts).toEqual([
      `content: ${QUOTE}`,
      'cue: said',
      'source: Marta Ilves',
    ]);
    expect(rows.find(({ review }) => review === 'rejected')?.reason).toBe(
      'The budget said 3.1 million.',
    );
    const text = await textRow(database, here.articleId);
    expect(text).toBe(await here.words());
    for (const { start, end, quote } of await spanRows(database, here.articleId)) {
      expect(text.slice(start, end)).toBe(quote);
    }
  });

  await test.step('the export holds every span, right in every unit', async () => {
    await olga.page.getByRole('link', { name: 'Back to Infrastructure' }).click();
    const line = JSON.parse(await olga.export(/JSON Lines/)) as Line;
    const spans = line.tags.flatMap(({ parts }) => Object.values(parts).flat());
    expect(spans).toHaveLength(6);
    for (const { quote, utf16, codePoints, utf8Bytes } of spans) {
      expect(cutOut(line.text, 'utf16', utf16)).toBe(quote);
      expect(cutOut(line.text, 'codePoints', codePoints)).toBe(quote);
      expect(cutOut(line.text, 'utf8Bytes', utf8Bytes)).toBe(quote);
    }
    expect(line.tags.map(({ review }) => review.state).toSorted()).toEqual([
      'accepted',
      'accepted',
      'rejected',
    ]);
    const rows = readCsv(await olga.export(/CSV/));
    expect(rows.map((row) => row['quote'])).toEqual(
      expect.arrayContaining(spans.map(({ quote }) => quote)),
    );
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      const between = (unit: string) => ({
        start: Number(row[`start_${unit}`]),
        end: Number(row[`end_${unit}`]),
      });
      expect(cutOut(line.text, 'utf16', between('utf16'))).toBe(row['quote']);
      expect(cutOut(line.text, 'codePoints', between('code_points'))).toBe(row['quote']);
      expect(cutOut(line.text, 'utf8Bytes', between('utf8_bytes'))).toBe(row['quote']);
    }
  });

  await newsroom.goHome();
});

function cutOut(
  text: string,
  unit: 'utf16' | 'codePoints' | 'utf8Bytes',
  { start, end }: { readonly start: number; readonly end: number },
): string {
  switch (unit) {
    case 'utf16':
      return text.slice(start, end);
    case 'codePoints':
      return Array.from(text).slice(start, end).join('');
    case 'utf8Bytes':
      return Buffer.from(text).subarray(start, end).toString();
  }
}
