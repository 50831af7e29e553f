import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';

const STILL = { reducedMotion: 'reduce' } as const;

test('whoever comes to the desk finds nothing in their way', async ({ newsroom, desk }) => {
  const first = await newsroom.visitor('First', 'first@desk.example', {
    ...STILL,
    baseURL: desk.address,
  });
  await expectAccessible(first.page, '/setup');
  const owner = await newsroom.seat('owner', STILL);
  const invitation = await owner.invite('viewer', 'Somebody new');
  const stranger = await newsroom.visitor('Stranger', 'stranger@desk.example', STILL);
  await expectAccessible(stranger.page, '/sign-in');
  await stranger.signIn();
  await expect(stranger.page.getByText('do not belong together')).toBeVisible();
  await expectAccessible(stranger.page);
  await expectAccessible(stranger.page, invitation);
  await expectAccessible(stranger.page, '/invitations/nothing-at-all');
  await expectAccessible(owner.page, invitation);
});

test('the pages around the articles hold nothing back', async ({ newsroom }) => {
  const owner = await newsroom.seat('owner', STILL);
  await expectAccessible(owner.page, '/');
  await expectAccessible(owner.page, '/account');
  await expectAccessible(owner.page, '/no/such/page');
  await owner.invite('viewer', 'Somebody else');
  await owner.page.getByText('What roles may do').click();
  await expectAccessible(owner.page);
  await owner.page.getByRole('button', { name: /^Leave/ }).click();
  await expect(owner.page.getByRole('dialog')).toBeVisible();
  await expectAccessible(owner.page);
});

test('a project and its articles hold nothing back', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  await editor.createProject('Accessible');
  await expectAccessible(page); // without articles
  await page.getByRole('link', { name: 'Codebook and settings' }).click();
  await expect(
    page.getByRole('heading', { name: 'Codebook and settings', level: 1 }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await editor.startArticle();
  await expectAccessible(page);
  await editor.paste(canalBridge);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add article' }).click();
  const desk = await editor.desk();
  await page.goto(`/articles/${desk.articleId}/details`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Accessible' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page);
});

test('the article desk holds nothing back, whatever one does at it', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const desk = await editor.createArticle('Accessible desk', canalBridge);
  await expectAccessible(page); // nothing tagged
  await desk.tagWords('Marta Ilves', 'p');
  await desk.tagWords('“Nobody told us the bearings were on a ship,” said Marta Ilves', 'q');
  await desk.tagWords('The repair cost €6.4 million', 'c');
  await expect(desk.part('Claimant')).toBeVisible();
  await expectAccessible(page); // a claim is selected
  await desk.tag('Nobody told us').click();
  await desk.part('Speaker').getByRole('button').first().click();
  await expect(desk.part('Speaker').getByRole('combobox')).toBeFocused();
  await expectAccessible(page); // a speaker is looked for
  await page.keyboard.press('Escape');
  await desk.select('Nordbro');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Label or part' })).toBeFocused();
  await expectAccessible(page); // a label is looked for
});

test('the other modes of the article desk hold nothing back', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const desk = await editor.createArticle('Accessible modes', canalBridge);
  await desk.tagWords('Nordbro', 'o');
  await desk.tagWords('The repair cost €6.4 million', 'c');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await desk.switchTo('Edit text');
  await expectAccessible(page);
  await desk.switchTo('Review');
  await desk.tag('The repair cost').click();
  await page.keyboard.press('a');
  await desk.tag('Nordbro').click();
  await page.keyboard.press('r');
  await expect(page.getByLabel('Why is it rejected?')).toBeFocused();
  await expectAccessible(page);
});

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

/**
 * Nothing serious or critical on the page as it is, or at an address: wide and as on a
 * phone, in light and dark. Between themes only colours differ.
 */
async function expectAccessible(page: Page, address?: string): Promise<void> {
  if (address !== undefined) await page.goto(address);
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoViolation(page, new AxeBuilder({ page }).withRules('color-contrast'));
    await page.emulateMedia({ colorScheme: 'light' });
    await expectNoViolation(page, new AxeBuilder({ page }));
  }
}

async function expectNoViolation(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
  expect(grave, `at ${page.url()}, ${page.viewportSize()?.width} pixels wide`).toEqual([]);
}
