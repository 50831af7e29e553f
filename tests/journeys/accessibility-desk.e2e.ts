import type { Page } from '@playwright/test';
import { canalBridge } from '#tests/fixtures/articles.ts';
import { expect, test } from './newsroom.ts';
import { expectReachable } from './reach.ts';
import { placeOf } from './text-on-page.ts';

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

test('RE6: where the system sets the colours, a selected tag has one outline, whatever is in it', async ({
  newsroom,
}) => {
  const editor = await newsroom.seat('editor', { ...STILL, forcedColors: 'active' });
  const desk = await editor.createArticle('One outline', canalBridge);
  await desk.tagWords('Nordbro', 'o');
  await desk.tagWords('the contractor, did not answer', 'e'); // begins inside and ends outside
  await desk.tagWords('Nordbro, the contractor', 'c');
  const sides = await desk.text.locator('.tag.is-selected').evaluateAll((pieces) =>
    pieces.map((piece) => {
      const { outlineStyle, boxShadow } = getComputedStyle(piece);
      return [
        ...(outlineStyle === 'none' ? [] : ['around']),
        ...(boxShadow.includes('-2px 0px') ? ['start'] : []),
        ...(/\) 2px 0px/.test(boxShadow) ? ['end'] : []),
        ...(boxShadow.includes('0px 2px 0px 0px inset') ? ['above'] : []),
      ].join(' ');
    }),
  );
  expect(sides).toEqual(['start above', 'above', 'end above']);
});

test('RE2, RE7: at a zoom of 200 % some lines of the text stay above what is open', async ({
  newsroom,
}) => {
  const editor = await newsroom.seat('editor', { ...STILL, viewport: { width: 640, height: 400 } });
  const { page } = editor;
  const desk = await editor.createArticle('Low window', canalBridge);
  await desk.tagWords('Nordbro', 'o');
  await page.keyboard.press('Escape');
  const tag = desk.text.locator('.tag').first();
  const room = async (): Promise<number> => {
    const [bar, sheet] = [page.getByRole('banner'), desk.inspector];
    const [from, to] = [await bar.boundingBox(), await sheet.boundingBox()];
    return (to?.y ?? 0) - (from === null ? 0 : from.y + from.height);
  };
  const isAbove = async (): Promise<boolean> => {
    const [words, sheet] = [await tag.boundingBox(), await desk.inspector.boundingBox()];
    return words !== null && sheet !== null && words.y + words.height < sheet.y && words.y > 0;
  };

  await test.step('a pressed tag is in sight above its sheet, and lines around it', async () => {
    const { start } = await placeOf(desk.text, 'Nordbro');
    await page.mouse.click(start.x + 5, start.y);
    await expect(desk.inspector).toBeVisible();
    expect(await room()).toBeGreaterThan(120);
    await expect.poll(isAbove).toBe(true);
  });

  await test.step('so it is when the sheet is opened below', async () => {
    await page.getByRole('button', { name: 'Close' }).click();
    await desk.text.evaluate((text) => text.closest('.scroller')?.scrollTo(0, 0));
    await page.getByRole('button', { name: 'Organization' }).click();
    await expect.poll(isAbove).toBe(true);
  });

  await test.step('what the sheet holds is reached by scrolling in it', async () => {
    const made = desk.inspector.getByText('Made by Edith Marsh');
    await made.scrollIntoViewIfNeeded();
    await expect(made).toBeInViewport();
    await expectReachable(page);
  });
});

test('RE2: a label of many words is cut short on a phone, and told in full', async ({
  newsroom,
}) => {
  const editor = await newsroom.seat('editor', STILL);
  const { page } = editor;
  const { articleId } = await editor.createArticle('Long labels', canalBridge);
  await page.getByRole('link', { name: 'Back to Long labels' }).click();
  await page.getByRole('link', { name: 'Codebook and settings' }).click();
  await page.getByRole('link', { name: 'Edit the codebook' }).click();
  await page.getByRole('button', { name: /^Event/ }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(LONG_NAME);
  await page.getByRole('button', { name: 'Save version 2' }).click();
  await expect(page.getByText('Version 2 is saved')).toBeVisible();
  const desk = await editor.desk(`/articles/${articleId}`);
  await desk.tagWords('Nordbro', 'e');
  await page.setViewportSize({ width: 390, height: 844 });

  await test.step('below the text, in the inspector and in the list', async () => {
    const tab = page.getByRole('button', { name: LONG_NAME });
    await tab.click();
    await expect(desk.inspector.getByTitle(LONG_NAME)).toBeVisible();
    expect(await cutWithoutSaying(page)).toEqual([]);
    await page.getByRole('button', { name: '1 tag' }).click();
    await expect(desk.tag('Nordbro')).toContainText(LONG_NAME);
    expect(await cutWithoutSaying(page)).toEqual([]);
  });

  await test.step('in the palette', async () => {
    await page.getByRole('button', { name: 'Close' }).click();
    await desk.select('Marta Ilves');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Label or part' })).toBeFocused();
    await expect(page.getByTitle(LONG_NAME).last()).toBeVisible();
    expect(await cutWithoutSaying(page)).toEqual([]);
  });
});

const LONG_NAME =
  'Broadcasters under public law, the companies they hold shares in and the boards of both';

/** Elements with the long name whose end is cut off, and no dots say so. */
function cutWithoutSaying(page: Page): Promise<string[]> {
  return page.evaluate((name) => {
    const ends = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) =>
        element.childElementCount === 0 &&
        element.tagName !== 'OPTION' &&
        element.textContent.trim() === name &&
        !element.classList.contains('visually-hidden') &&
        element.checkVisibility(),
    );
    const isCut = (element: HTMLElement): boolean => {
      const { right } = element.getBoundingClientRect();
      const runsOver = element.scrollWidth > element.clientWidth && element.clientWidth > 0;
      return right > innerWidth || (runsOver && getComputedStyle(element).textOverflow === 'clip');
    };
    return ends.filter(isCut).map(({ outerHTML }) => outerHTML);
  }, LONG_NAME);
}
