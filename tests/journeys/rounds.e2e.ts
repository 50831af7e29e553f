import { expect, test } from './newsroom.ts';

const STORY = { text: 'They praised Lenne again. “Nobody was asked,” the clerk said.' };

test('HD11, HD12: a round asks what it does not know, says when it is over, and keys say why they do nothing', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const { page } = edith;
  const { keyboard } = page;
  const desk = await edith.createArticle('Lenne again', STORY);
  const round = page.getByRole('group', { name: 'Round' });
  const offer = page.getByRole('group', { name: 'Offer' });
  const palette = page.getByRole('dialog', { name: 'Tag the selection' });

  await keyboard.press('g');
  await expect(round).toContainText('What is it?');
  await keyboard.press('Enter');
  await expect(page.getByText('Nothing tells what this is.').filter({ visible: true })).toHaveCount(
    2, // one to see, one to hear
  );
  await expect(palette).toBeHidden();
  await keyboard.press('l');
  await expect(desk.tag('Lenne')).toContainText('Place');

  await expect(round).toContainText('No name is left without a tag.');
  await keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await round.getByRole('button', { name: 'Untagged quotations' }).click();
  await expect(offer).toContainText('said');
  await keyboard.press('Enter');
  await expect(desk.tag('“Nobody was asked,”')).toContainText('Quote');
  await expect(round).toContainText('No quoted words are left without a tag.');
  await keyboard.press('Escape');
  await expect(round).toBeHidden();

  await keyboard.press('Escape');
  await keyboard.press('h');
  await expect(page.locator('main').getByText('Select a tag first.')).toBeVisible();
  await keyboard.press('j');
  await expect(page.locator('main').getByText('Select a tag first.')).toBeHidden();
});

test('HD16: a key that is held takes what a round proposed once, and goes on moving', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const { page } = edith;
  const { keyboard } = page;
  const desk = await edith.createArticle('Held', {
    text: 'A visit by Ada Moor. Later Ms Lind came. At last Mr Holt left.',
  });
  const hold = async (key: string): Promise<void> => {
    for (let times = 0; times < 4; times += 1) await keyboard.down(key);
    await keyboard.up(key);
  };
  await keyboard.press('g');
  await expect(page.getByRole('group', { name: 'Offer' })).toContainText('Ada Moor');
  await hold('Enter');
  await expect(desk.tag('Ada Moor')).toHaveCount(1);
  await expect(page.getByRole('group', { name: 'Offer' })).toContainText('Lind');
  await expect(desk.tags.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(desk.tags.getByRole('option')).toHaveCount(3);
  await hold('k');
  await expect(desk.tag('Ada Moor')).toHaveAttribute('aria-selected', 'true');
});

test('HD12: a key is shown as it was chosen', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor');
  const { page } = edith;
  const { keyboard } = page;
  const desk = await edith.createArticle('Keys of her own', STORY);
  await keyboard.press('?');
  const help = page.getByRole('dialog');
  await help.getByRole('button', { name: 'Change the key for Link the selected tag' }).click();
  await keyboard.press('F8');
  await keyboard.press('Escape');
  await desk.tagWords('Lenne', 'l');
  await desk.tagWords('the clerk', 'p');
  await expect(page.getByRole('button', { name: 'Link to… F8' })).toBeVisible();
  await keyboard.press('F8');
  await expect(page.getByRole('region', { name: 'The link being made' })).toContainText('press F8');
  await desk.switchTo('Edit text');
  await expect(page.getByRole('button', { name: 'F8' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'The link being made' })).toContainText(
    'Switch to Tag or Review to select the other tag',
  );

  // Keys are kept with the account, and the next to sit here expects the usual ones.
  await desk.switchTo('Tag');
  await keyboard.press('?');
  const isKept = page.waitForResponse((answer) => answer.url().endsWith('/account/keys'));
  await help.getByRole('button', { name: 'Reset all keys' }).click();
  expect((await isKept).ok()).toBe(true);
});
