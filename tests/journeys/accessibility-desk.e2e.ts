import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';
import { expectReachable } from './reach.ts';

const STILL = { reducedMotion: 'reduce' } as const;

test('RE1, RE2: the article desk holds nothing back, whatever one does at it', async ({
  newsroom,
}) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const desk = await editor.createArticle('Accessible desk', canalBridge);
  await expectReachable(page); // nothing tagged
  await desk.tagWords('Marta Ilves', 'p');
  await desk.tagWords('“Nobody told us the bearings were on a ship,” said Marta Ilves', 'q');
  await desk.tagWords('The repair cost €6.4 million', 'c');
  await expect(desk.part('Claimant')).toBeVisible();
  await expectReachable(page); // a claim is selected
  await desk.tag('Nobody told us').click();
  await desk.part('Speaker').getByRole('button').first().click();
  await expect(desk.part('Speaker').getByRole('combobox')).toBeFocused();
  await expectReachable(page); // a speaker is looked for
  await page.keyboard.press('Escape');
  await desk.select('Nordbro');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Label or part' })).toBeFocused();
  await expectReachable(page); // a label is looked for
});

test('RE1, RE2: the other modes of the article desk hold nothing back', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const desk = await editor.createArticle('Accessible modes', canalBridge);
  await desk.tagWords('Nordbro', 'o');
  await desk.tagWords('The repair cost €6.4 million', 'c');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectReachable(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Change the key for Next tag', exact: true }).click();
  await expect(page.getByText('Press the new key')).toBeVisible();
  await expectReachable(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await desk.switchTo('Edit text');
  await page.getByRole('button', { name: 'Find and replace' }).click();
  await page.getByLabel('Find', { exact: true }).fill('the');
  await expectReachable(page);
  await desk.switchTo('Review');
  await desk.tag('The repair cost').click();
  await page.keyboard.press('a');
  await desk.tag('Nordbro').click();
  await page.keyboard.press('r');
  await expect(page.getByLabel('Why is it rejected?')).toBeFocused();
  await expectReachable(page);
});

test('RE1, RE2: links and threads hold nothing back', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const { keyboard } = page;
  const desk = await editor.createArticle('Accessible talk', canalBridge);
  await desk.tagWords('The repair cost €6.4 million', 'c');
  await desk.tagWords('Work began in Café Zürich', 'c');

  await test.step('a link being made, its choices, and made', async () => {
    await desk.tag('The repair cost').click();
    await keyboard.press('t');
    await expectReachable(page);
    await desk.tag('Work began').click();
    await keyboard.press('t');
    await expect(page.getByRole('combobox', { name: 'Link' })).toBeFocused();
    await expectReachable(page);
    await keyboard.press('Enter');
    await expect(desk.inspector.getByRole('region', { name: 'Links' })).toContainText('repair');
    await expectReachable(page);
  });

  await test.step('a comment being written, and threads', async () => {
    await desk.select('Marta Ilves');
    await keyboard.press('y');
    await keyboard.type('Who is she, @ed');
    await expect(page.getByRole('option', { name: 'Edith Marsh' })).toBeVisible();
    await expectReachable(page);
    await keyboard.press('Enter');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('list', { name: 'Threads' })).toContainText('Marta Ilves');
    await expectReachable(page);
  });
});

test('RE1, RE2: the past of tags and the filter of their list hold nothing back', async ({
  newsroom,
}) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const { keyboard } = page;
  const desk = await editor.createArticle('Accessible past', canalBridge);
  await desk.tagWords('The repair cost €6.4 million', 'c');
  await desk.tagWords('Nordbro', 'o');
  await desk.expectSaved();

  await test.step('the history of a tag, and what is gone', async () => {
    await page.getByText('Gone', { exact: true }).click();
    await expectReachable(page);
    await page.getByText('Tags', { exact: true }).click();
    await desk.tag('Nordbro').click();
    await keyboard.press('h');
    await expect(desk.inspector.getByText('made it')).toBeVisible();
    await expectReachable(page);
    await desk.text.focus();
    await keyboard.press('Delete');
    await desk.switchTo('Edit text');
    await desk.select('The repair cost €6.4 million');
    await keyboard.press('Delete');
    await page.getByText('Gone, 1').click();
    await page
      .getByRole('list', { name: 'Tags whose words were deleted' })
      .getByRole('button')
      .click();
    await expect(page.getByRole('list', { name: 'Removed tags' })).toContainText('Nordbro');
    await expectReachable(page);
  });

  await test.step('the filter of the list', async () => {
    await page.getByText('Tags', { exact: true }).click();
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect(page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
    await expectReachable(page);
  });
});

test('RE5: who asks for less motion has the colours of a new theme at once and everywhere', async ({
  newsroom,
}) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const desk = await editor.createArticle('Two themes', canalBridge);
  const link = desk.text.getByRole('link').first();
  const colour = (element: Element) => getComputedStyle(element).color;
  for (const colorScheme of ['dark', 'light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await link.evaluate(colour)).toBe(await page.locator('body').evaluate(colour));
  }
});

test('RE4: a screen reader finds the list and the selected tag complete', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const desk = await editor.createArticle('Heard', canalBridge);
  await desk.tagWords('Nordbro', 'o');
  await desk.tagWords('“Nobody told us the bearings were on a ship,”', 'q');
  await expect(page.getByRole('group', { name: 'Offer' })).toContainText('said');
  await page.keyboard.press('Enter');
  await expect(desk.part('Speaker')).toContainText('Marta Ilves');
  await expect(desk.tags).toMatchAriaSnapshot(`
    - listbox "Tags in reading order":
      - option /Nobody told us the bearings were on a ship,” Quote/ [selected]
      - option "Nordbro Organization"
  `);
  await expect(desk.tag('Nordbro')).toHaveAttribute('aria-posinset', '2');
  await expect(desk.tag('Nordbro')).toHaveAttribute('aria-setsize', '2');
  await expect(desk.inspector).toMatchAriaSnapshot(`
    - region "Selected tag":
      - heading "Selected tag" [level=2]
      - heading "Quote" [level=2]
      - combobox "Label of the tag"
      - button "Remove this tag"
      - group "Content":
        - button "“Nobody told us the bearings were on a ship,”"
      - group "Cue":
        - button "said"
        - button "Remove these words from cue"
      - group "Source":
        - button "Marta Ilves"
        - button "Remove these words from source"
      - group "Addressee"
      - button /Every other occurrence/
      - region "Links":
        - button /Link to/
      - group "Type":
        - radio "Direct" [checked]
        - radio "Indirect"
        - radio "Mixed"
      - group "Speaker":
        - button /Marta Ilves/
        - button "Open Marta Ilves in the register"
        - button "Clear speaker"
      - region "Threads on this tag":
        - button "Comment"
      - group: /Made by Edith Marsh/
  `);
});

test('RE6: kinds are told apart where the system sets the colours', async ({ newsroom }) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const desk = await editor.createArticle('Forced colours', canalBridge);
  await desk.tagWords('Nordbro', 'o');
  await desk.tagWords('The repair cost €6.4 million', 'c');
  await page.keyboard.press('Escape');
  await page.emulateMedia({ forcedColors: 'active' });
  const looks = await desk.text.locator('.tag').evaluateAll((tags) =>
    tags.map((tag) => {
      const { color, borderBottomColor } = getComputedStyle(tag);
      return { color, line: borderBottomColor };
    }),
  );
  const [claim, organization] = looks;
  expect(looks).toHaveLength(2);
  expect(claim?.line).not.toBe(organization?.line);
  const ink = await page.locator('body').evaluate((body) => getComputedStyle(body).color);
  expect(looks.map(({ color }) => color)).toEqual([ink, ink]);
});
