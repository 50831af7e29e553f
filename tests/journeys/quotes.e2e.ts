import { quayStory } from '#tests/fixtures/articles.ts';
import type { ArticleDesk } from './article-desk.ts';
import { goToPane } from './keyboard.ts';
import { expect, test } from './newsroom.ts';

interface ExpectedQuote {
  /** A word of the content by which it is found. */
  readonly at: string;
  /** The words of an indirect quote are selected to here. */
  readonly to?: string;
  readonly content: string;
  readonly cue: string;
  readonly source: string;
  readonly speaker: string;
}

const QUOTES: readonly ExpectedQuote[] = [
  {
    at: 'Nobody',
    content: '“Nobody walks on it until May,”',
    cue: 'said',
    source: 'Ines Okafor',
    speaker: 'Ines Okafor',
  },
  {
    at: 'piles',
    content: '“The piles are rotten.”',
    cue: 'told',
    source: 'Okafor',
    speaker: 'Ines Okafor',
  },
  {
    at: 'children',
    content: '“I would not,” … “let my children near it.”',
    cue: 'added',
    source: 'she',
    speaker: 'Ines Okafor',
  },
  {
    at: 'the repair',
    to: 'million',
    content: 'the repair will cost four million',
    cue: 'According to',
    source: 'Ben Cole',
    speaker: 'Ben Cole',
  },
  {
    at: 'warned',
    content: '“We were warned in 2019,”',
    cue: 'said',
    source: 'Cole',
    speaker: 'Ben Cole',
  },
  { at: 'Nothing', content: '“Nothing was done.”', cue: '', source: 'Cole', speaker: 'Ben Cole' },
  {
    at: 'the ice',
    to: 'blame',
    content: 'the ice was to blame',
    cue: 'said',
    source: 'A fisherman',
    speaker: 'Unnamed: A fisherman',
  },
];

test('QT1: quotes are tagged with cue, source and speaker by keys alone', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor');
  await edith.page.goto('/');
  const desk = await edith.createArticle('Quotes by keys', quayStory);
  const { page } = desk;
  const { keyboard } = page;
  const words = await desk.words();
  await goToPane(page, desk.text);
  await keyboard.press('ControlOrMeta+Home');
  const presses = await countPresses(desk);
  let at = 0;
  for (const quote of QUOTES) {
    await test.step(quote.content, async () => {
      at = await selectWords(desk, { words, from: at, quote });
      await keyboard.press('q');
      const offer = page.getByRole('group', { name: 'Offer' });
      await expect(offer).toContainText(quote.source);
      await keyboard.press('Enter');
      await expect(offer).toBeHidden();
      await expect(desk.tag(quote.content)).toBeVisible();
      for (const [part, said] of [
        ['Cue', quote.cue],
        ['Source', quote.source],
        ['Speaker', quote.speaker],
      ] as const)
        await expect(desk.part(part)).toContainText(said);
    });
  }
  await desk.expectSaved();
  const each = (await presses()) / QUOTES.length;
  test.info().annotations.push({
    type: 'key presses per quote',
    description: `${each.toFixed(1)} with content, cue, source and speaker`,
  });
  expect(each).toBeLessThan(20);
});

/** How many keys went down on the page since, modifiers left out. */
async function countPresses({ page }: ArticleDesk): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const counted = { presses: 0 };
    const isModifier = (key: string): boolean => /^(?:Control|Shift|Alt|Meta)$/.test(key);
    addEventListener(
      'keydown',
      ({ key }) => void (counted.presses += isModifier(key) ? 0 : 1),
      true,
    );
    return counted;
  });
  return () => counter.evaluate(({ presses }) => presses);
}

/** From a place, on by words to those that are meant, as a hand on the arrow keys does; answers where the caret is. */
async function selectWords(
  { page }: ArticleDesk,
  {
    words,
    from,
    quote,
  }: { readonly words: string; readonly from: number; readonly quote: ExpectedQuote },
): Promise<number> {
  const start = words.indexOf(quote.at, from);
  const end = quote.to === undefined ? start + 1 : words.indexOf(quote.to, start) + quote.to.length;
  const caret = (): Promise<number> =>
    page.evaluate(() => {
      const selection = getSelection();
      const text = document.querySelector('.ProseMirror');
      if (!selection?.focusNode || text === null) return -1;
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEnd(selection.focusNode, selection.focusOffset);
      return range.toString().length;
    });
  const plain = words.replaceAll('\n', '');
  const inPlain = (offset: number): number => words.slice(0, offset).replaceAll('\n', '').length;
  const [goal, stop] = [inPlain(start), inPlain(end)];
  expect(plain.slice(goal)).toContain(quote.at);
  while ((await caret()) < goal) await page.keyboard.press('ControlOrMeta+ArrowRight');
  if ((await caret()) > goal) await page.keyboard.press('ControlOrMeta+ArrowLeft');
  while ((await caret()) < stop) await page.keyboard.press('ControlOrMeta+Shift+ArrowRight');
  return start;
}
