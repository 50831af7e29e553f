import { harbourNote } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';

const LONG_NOTE = {
  text: `The crane is safe. It lifts 40 tonnes.\n\n${'The quay is long and quiet.\n\n'.repeat(60)}The crane is not safe.\n`,
};

test('claims are linked by keys: across screens, and across articles', async ({ newsroom }) => {
  const anton = await newsroom.seat('editor');
  const { page } = anton;
  const { keyboard } = page;
  const desk = await anton.createArticle('Links', LONG_NOTE, 'Long note');
  const links = desk.inspector.getByRole('region', { name: 'Links' });

  await test.step('from the last words to the first', async () => {
    await desk.tagWords('The crane is safe', 'c');
    await desk.tagWords('It lifts 40 tonnes', 'c');
    await desk.tag('The crane is safe').click();
    await keyboard.press('t');
    await expect(page.getByRole('region', { name: 'The link being made' })).toBeVisible();
    await desk.tag('It lifts 40 tonnes').click();
    await keyboard.press('t');
    await page.getByRole('option', { name: 'Supports' }).last().click();
    await expect(links).toContainText('Supports The crane is safe');
    await links.getByRole('button', { name: 'The crane is safe' }).click();
    await expect(links).toContainText('Is supported by It lifts 40 tonnes');
  });

  await test.step('a stub leads to an end that is off the screen', async () => {
    await desk.text.evaluate((text) => text.lastElementChild?.scrollIntoView());
    await desk.tagWords('The crane is not safe', 'c');
    await keyboard.press('t');
    await desk.tag('The crane is safe').click();
    await keyboard.press('t');
    await keyboard.type('contra');
    await keyboard.press('Enter');
    const stub = page.locator('.edge.below button');
    await expect(stub).toContainText('The crane is not safe');
    await stub.click();
    await expect(page.locator('.edge.above button')).toContainText('The crane is safe');
    await desk.expectSaved();
  });

  await test.step('started here, ended in another article of the project', async () => {
    await keyboard.press('t');
    await page.getByRole('link', { name: 'Back to Links' }).click();
    await anton.startArticle();
    await anton.paste(harbourNote);
    await page.getByRole('button', { name: 'Add article' }).click();
    const other = await anton.desk();
    await expect(page.getByRole('region', { name: 'The link being made' })).toContainText(
      'The crane is not safe',
    );
    await other.tagWords('It lifts 40 tonnes', 'c');
    await keyboard.press('t');
    await keyboard.type('repeats');
    await keyboard.press('Enter');
    const away = links.getByRole('link', { name: 'The crane is not safe' });
    await expect(away).toBeVisible();
    await away.click();
    await anton.desk();
    await expect(links.getByRole('link', { name: 'It lifts 40 tonnes' })).toBeVisible();
  });

  await test.step('LK4: a link to a tag that was deleted is kept, and says so', async () => {
    const elsewhere = await links
      .getByRole('link', { name: 'It lifts 40 tonnes' })
      .getAttribute('href');
    await keyboard.press('Delete');
    await expect(desk.tag('The crane is not safe')).toHaveCount(0);
    await desk.expectSaved();
    await page.goto(elsewhere ?? '');
    const other = await anton.desk();
    await other.tag('It lifts 40 tonnes').click();
    await expect(links).toContainText('a tag that is gone');
    await links.getByRole('button', { name: 'Remove this link' }).click();
    await expect(links).not.toContainText('a tag that is gone');
  });
  expect(anton.faults).toEqual([]);
});
