import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';
import { expectReachable, walkByTab } from './reach.ts';

const STILL = { reducedMotion: 'reduce' } as const;

test('RE1, RE2: whoever comes to the desk finds nothing in their way', async ({
  newsroom,
  desk,
}) => {
  const first = await newsroom.visitor('First', 'first@desk.example', {
    ...STILL,
    baseURL: desk.address,
  });
  await expectReachable(first.page, '/setup');
  const owner = await newsroom.seat('owner', STILL);
  const invitation = await owner.invite('viewer', 'Somebody new');
  const stranger = await newsroom.visitor('Stranger', 'stranger@desk.example', STILL);
  await expectReachable(stranger.page, '/sign-in');
  await stranger.signIn();
  await expect(stranger.page.getByText('do not belong together')).toBeVisible();
  await expectReachable(stranger.page);
  await expectReachable(stranger.page, invitation);
  await expectReachable(stranger.page, '/invitations/nothing-at-all');
  await expectReachable(owner.page, invitation);
});

test('RE1, RE2: the pages around the articles hold nothing back', async ({ newsroom }) => {
  const owner = await newsroom.seat('owner', STILL);
  await expectReachable(owner.page, '/');
  await expectReachable(owner.page, '/account');
  await expectReachable(owner.page, '/no/such/page');
  await owner.page.getByRole('banner').getByRole('button').click();
  await expect(owner.page.getByRole('menu')).toBeVisible();
  await expectReachable(owner.page);
  await owner.page.keyboard.press('Escape');
  await owner.invite('viewer', 'Somebody else');
  await owner.page.getByText('What roles may do').click();
  await expectReachable(owner.page);
  await owner.page.getByRole('button', { name: /^Leave/ }).click();
  await expect(owner.page.getByRole('dialog')).toBeVisible();
  await expectReachable(owner.page);
});

test('RE1, RE2: a project and its articles hold nothing back', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  await editor.createProject('Accessible');
  await expectReachable(page); // without articles
  await page.getByRole('link', { name: 'Codebook and settings' }).click();
  await expect(
    page.getByRole('heading', { name: 'Codebook and settings', level: 1 }),
  ).toBeVisible();
  await expectReachable(page);
  await page.goBack();
  await editor.startArticle();
  await expectReachable(page);
  await editor.paste(canalBridge);
  await expectReachable(page);
  await page.getByRole('button', { name: 'Add article' }).click();
  const desk = await editor.desk();
  await page.goto(`/articles/${desk.articleId}/details`);
  await expectReachable(page);
  await page.getByRole('link', { name: 'Accessible' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await expectReachable(page);
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectReachable(page);
});

test('RE1, RE2: the revisions of an article hold nothing back', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const desk = await editor.createArticle('Accessible revisions', canalBridge);
  await desk.tagWords('Nordbro', 'o');
  await desk.expectSaved();
  await page.getByRole('button', { name: 'Article menu' }).click();
  await page.getByRole('menuitem', { name: 'Freeze the text' }).click();
  await expect(page.getByText('Frozen as revision 1')).toBeVisible();
  await page.getByRole('button', { name: 'Article menu' }).click();
  await expectReachable(page);
  await page.getByRole('menuitem', { name: 'Unfreeze the text' }).click();
  await desk.switchTo('Edit text');
  await desk.select('Nordbro');
  await page.keyboard.type('The contractor');
  await desk.expectSaved();
  await page.goto(`/articles/${desk.articleId}/revisions`);
  await page.getByRole('button', { name: 'Show what changed' }).click();
  await expect(page.getByText('The contractor').first()).toBeVisible();
  await expectReachable(page);
});

test('RE1, RE2: the codebook editor holds nothing back, whatever is being changed', async ({
  newsroom,
}) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  await editor.createProject('Accessible codebook');
  await page.getByRole('link', { name: 'Codebook and settings' }).click();
  await page.getByRole('link', { name: 'Edit the codebook' }).click();
  const outline = page.getByRole('navigation', { name: 'Codebook' });
  for (const place of ['Guidelines', 'Versions', 'Claim', 'Person', 'Supports']) {
    await outline.getByRole('button', { name: new RegExp(`^${place}`) }).click();
    await expect(page.getByRole('heading', { name: place, level: 2 })).toBeVisible();
    await expectReachable(page);
  }
  await page.getByRole('button', { name: 'Add a label to Entity' }).click();
  await page.getByRole('textbox', { name: /^Key/ }).fill('j');
  await expect(page.getByText('The desk itself uses the key “j”.').first()).toBeVisible();
  await expectReachable(page);
  await page.getByRole('button', { name: 'Import' }).click();
  const file = { name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{\n]') };
  await page.getByLabel('Codebook file (.json)').setInputFiles(file);
  await expect(page.getByText('bad.json cannot be used')).toBeVisible();
  await expectReachable(page);
});

test('RE3: Tab goes through every page, is seen wherever it is, and comes back', async ({
  newsroom,
}) => {
  const owner = await newsroom.seat('owner', STILL);
  const { page } = owner;
  const desk = await owner.createArticle('By Tab', canalBridge);
  const article = `/articles/${desk.articleId}`;
  await desk.tagWords('The repair cost €6.4 million', 'c');
  await desk.expectSaved();
  const tagged = page.url();
  await page.getByRole('link', { name: 'Back to By Tab' }).click();
  const project = new URL(page.url()).pathname;
  const after = ['', '/settings', '/codebook', '/register', '/articles/new'];
  const addresses = [
    '/',
    '/account',
    ...after.map((path) => project + path),
    tagged,
    `${article}/details`,
    `${article}/revisions`,
  ];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole('main')).toBeVisible();
    if (address === tagged) await expect(desk.text).toBeFocused(); // once it is there
    const stops = await walkByTab(page);
    expect(stops[0]?.name, address).toBe('Skip to content');
    const unseen = stops.filter(({ mark, isInView }) => mark === 'none' || !isInView);
    expect(unseen, address).toEqual([]);
  }
});
