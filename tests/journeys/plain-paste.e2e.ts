import { expect, test } from './newsroom.ts';

const PLAIN = `Harbour vote delayed again

By Ines Okafor
The Quayside Courier, 14 March 2025

The harbour board put off its vote on the old ferry for the third time on Friday night, and nobody in the hall spoke against it.

“We were never asked about any of it,” said Ben Cole of the islanders’ union, who keeps a list of missed crossings.

What it costs

The engine is to be mended first, said the board, and the pier after it, for about four million in all.
`;

test('TX8, DT2: plain text becomes an article with headings and details, and a part of a tag that is deleted from it is named', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const { page } = edith;
  await edith.createProject('Harbour');
  await edith.startArticle();
  await edith.paste({ text: PLAIN });
  await expect(page.getByLabel('Title')).toHaveValue('Harbour vote delayed again');
  await expect(page.getByLabel('Outlet')).toHaveValue('The Quayside Courier');
  await expect(page.getByLabel('Byline')).toHaveValue('Ines Okafor');
  await expect(page.getByLabel('Published on')).toHaveValue('2025-03-14');
  await page.getByRole('button', { name: 'Add article' }).click();
  const desk = await edith.desk();
  await expect(desk.text.getByRole('heading')).toHaveCount(2);
  await desk.tagWords('“We were never asked about any of it,”', 'q');
  await desk.addToPart(2, 'said');
  await desk.tagWords('Ben Cole', 'p');
  await desk.expectSaved();
  await desk.switchTo('Edit text');
  for (const words of ['said', 'Ben Cole']) {
    await desk.select(words);
    await page.keyboard.press('Delete');
  }
  await page.getByText('Gone, 2').click();
  const lost = page.getByRole('list', { name: 'Tags whose words were deleted' });
  await expect(lost.getByRole('button')).toHaveCount(2);
  await expect(lost.getByRole('button').first()).toContainText(
    'Cue of Quote ‘“We were never asked',
  );
  expect(edith.faults).toEqual([]);
});
