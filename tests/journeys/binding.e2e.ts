import type { CDPSession } from '@playwright/test';
import { canalBridge } from '#tests/fixtures/articles.ts';
import { seededRandom, type Random } from '#tests/support/random.ts';
import type { ArticleDesk } from './article-desk.ts';
import { expect, test } from './newsroom.ts';
import { textRow } from './rows.ts';
import type { Person } from './person.ts';

const SEEDS = [1, 2] as const;
const DEEDS = 60;

for (const seed of SEEDS) {
  test(`two people write in one article at once, and every copy agrees (seed ${seed})`, async ({
    newsroom,
    rows,
  }) => {
    const edith = await newsroom.seat('editor');
    const olga = await newsroom.seat('owner');
    const here = await edith.createArticle(`Writing ${seed}`, canalBridge);
    const there = await olga.desk(edith.page.url());
    const before = await here.words();
    await Promise.all([
      write(edith, here, seededRandom(seed)),
      write(olga, there, seededRandom(seed + 1000)),
    ]);
    await here.expectSaved();
    await there.expectSaved();

    await expect.poll(() => there.words()).toBe(await here.words());
    const words = await here.words();
    expect(words).not.toBe(before);
    await expect.poll(() => textRow(rows, here.articleId)).toBe(words);
    await olga.page.reload();
    expect(await (await olga.desk()).words()).toBe(words);
    expect(edith.faults).toEqual([]);
    expect(olga.faults).toEqual([]);
  });
}

/** Does things to the text, by keys and mouse. */
async function write(person: Person, desk: ArticleDesk, random: Random): Promise<void> {
  await desk.switchTo('Edit text');
  await desk.text.click();
  for (let deed = 0; deed < DEEDS; deed += 1) await random.pick(DEED_LIST)(person, desk, random);
}

type Deed = (person: Person, desk: ArticleDesk, random: Random) => Promise<void>;

const WORDS = [
  'quay',
  ' crane ',
  'é',
  'e\u0301',
  '🚢',
  '👩‍👧',
  'שלום',
  '新聞',
  ', and ',
  '.',
] as const;

const type: Deed = ({ page }, _, random) => page.keyboard.type(random.pick(WORDS));
const key =
  (name: string, most = 1): Deed =>
  async ({ page }, _, random) => {
    for (let times = random.below(most) + 1; times > 0; times -= 1) await page.keyboard.press(name);
  };
const paste =
  (text: string, html?: string): Deed =>
  (person) =>
    person.paste({ text, ...(html !== undefined && { html }) });

/** Takes a word and lets it go somewhere else. */
const drag: Deed = async ({ page }, { text }, random) => {
  const box = await text.boundingBox();
  if (box === null) return;
  const somewhere = (): [number, number] => [
    box.x + random.below(box.width),
    Math.min(box.y, 700) + random.below(Math.min(box.height, 400)),
  ];
  const from = somewhere();
  await page.mouse.dblclick(...from);
  await page.mouse.down();
  await page.mouse.move(...somewhere(), { steps: 3 });
  await page.mouse.up();
};

const click: Deed = async ({ page }, { text }, random) => {
  const box = await text.boundingBox();
  if (box === null) return;
  await page.mouse.click(
    box.x + random.below(box.width),
    box.y + random.below(Math.min(box.height, 500)),
  );
};

const DEED_LIST: readonly [Deed, ...Deed[]] = [
  type,
  type,
  type,
  type,
  key('Enter'),
  key('Enter', 2),
  key('Backspace', 4),
  key('Delete', 3),
  key('ArrowLeft', 12),
  key('ArrowRight', 12),
  key('ArrowUp', 3),
  key('ArrowDown', 3),
  key('ControlOrMeta+ArrowLeft', 3),
  key('Shift+ControlOrMeta+ArrowRight', 4),
  key('Shift+ArrowDown', 2),
  key('ControlOrMeta+b'),
  key('ControlOrMeta+i'),
  key('Control+Alt+2'),
  key('Control+Alt+0'),
  key('ControlOrMeta+Shift+8'),
  key('ControlOrMeta+Shift+7'),
  key('ControlOrMeta+z', 3),
  key('ControlOrMeta+Shift+z', 2),
  key('ControlOrMeta+x'),
  key('ControlOrMeta+v'),
  click,
  drag,
  paste('tide'),
  paste('A first line\n\nA second line'),
  paste('Bridge', '<h2>Bridge</h2><ul><li>one</li><li><b>two</b></li></ul><p>three</p>'),
  everythingGoes(),
];

/** Select all and delete, then undo more often than not: else nothing long ever stands. */
function everythingGoes(): Deed {
  return async ({ page }, _, random) => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Backspace');
    if (random.below(4) > 0) await page.keyboard.press('ControlOrMeta+z');
  };
}

test('words being composed stay whole while a colleague types beside them', async ({
  newsroom,
  rows,
}) => {
  const edith = await newsroom.seat('editor');
  const olga = await newsroom.seat('owner');
  const here = await edith.createArticle('Composing', canalBridge);
  const there = await olga.desk(edith.page.url());
  for (const desk of [here, there]) await desk.switchTo('Edit text');
  await here.putCaretBehind('old car park');
  await there.putCaretBehind('Café Zürich’s');
  const composer = await edith.page.context().newCDPSession(edith.page);
  for (const half of ['x', 'xi', 'xin', 'xinw', 'xinwen']) {
    await compose(composer, half);
    await olga.page.keyboard.type('!');
  }
  await composer.send('Input.insertText', { text: '新聞' });
  await olga.page.keyboard.type('?');
  for (const desk of [here, there]) {
    await expect.poll(() => desk.words()).toContain('Café Zürich’s!!!!!? old car park新聞.');
  }
  await edith.page.keyboard.type('!');
  await expect.poll(() => there.words()).toContain('old car park新聞!.');
  await expect.poll(() => textRow(rows, here.articleId)).toBe(await here.words());
});

function compose(composer: CDPSession, text: string): Promise<unknown> {
  return composer.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

test('no press of a key is lost to what a colleague does meanwhile', async ({ newsroom }) => {
  const edith = await newsroom.seat('editor');
  const olga = await newsroom.seat('owner');
  const here = await edith.createArticle('Steady', canalBridge);
  const there = await olga.desk(edith.page.url());
  for (const desk of [here, there]) await desk.switchTo('Edit text');
  await here.putCaretBehind('Twice');
  await there.putCaretBehind('Canal bridge');
  const move = async (): Promise<void> => {
    for (let at = 0; at < ' the price'.length; at += 1) {
      await edith.page.keyboard.press('Shift+ArrowRight');
    }
  };
  await Promise.all([move(), olga.page.keyboard.type(' over the river Lenne')]);
  await edith.page.keyboard.type('!');
  for (const desk of [here, there]) {
    await expect.poll(() => desk.words()).toContain('\nTwice!\n');
    await expect.poll(() => desk.words()).toContain('Canal bridge over the river Lenne reopens');
  }
});

test('what a colleague changes above moves neither the caret nor what is on the screen', async ({
  newsroom,
}) => {
  const edith = await newsroom.seat('editor');
  const olga = await newsroom.seat('owner');
  const text = Array.from({ length: 80 }, (_, at) => `Line ${at} of a long story.`).join('\n\n');
  const here = await edith.createArticle('Long', { text }, 'Long');
  const there = await olga.desk(edith.page.url());
  for (const desk of [here, there]) await desk.switchTo('Edit text');
  await here.putCaretBehind('Line 50 of a');
  const before = await here.topOf('Line 50 of a');
  await there.putCaretBehind('Line 3 of a');
  await olga.page.keyboard.type(' very');
  await olga.page.keyboard.press('Enter');
  await olga.paste({ text: 'Many lines\n\nabove all\n\nthat is seen' });
  await expect.poll(() => here.words()).toContain('that is seen long story.');
  expect(Math.abs((await here.topOf('Line 50 of a')) - before)).toBeLessThan(2);
  await edith.page.keyboard.type(' quite');
  await expect.poll(() => there.words()).toContain('Line 50 of a quite long story.');
});
