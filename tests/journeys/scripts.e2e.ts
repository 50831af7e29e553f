import { expect, test } from './newsroom.ts';
import { placeOf } from './text-on-page.ts';

interface Passage {
  readonly script: string;
  readonly text: string;
  /** A word by its script's rules, and the sentence around it. */
  readonly word: string;
  readonly sentence: string;
  /** The word with what an arrow towards the end of the line adds, then with what one towards its start does. */
  readonly on: string;
  readonly back: string;
  readonly isRightToLeft?: true;
}

/** Clicks within half a second are one gesture. */
const BETWEEN_GESTURES_MS = 600;

const PASSAGES: readonly Passage[] = [
  {
    script: 'Chinese',
    text: '北京市政府昨天宣布新桥通车。市民都很高兴。',
    word: '宣布',
    sentence: '北京市政府昨天宣布新桥通车。',
    on: '宣布新',
    back: '昨天宣布新',
  },
  {
    script: 'Japanese',
    text: '東京の市長は橋を閉鎖した。住民は驚いた。',
    word: '市長',
    sentence: '東京の市長は橋を閉鎖した。',
    on: '市長は',
    back: 'の市長は',
  },
  {
    script: 'Thai',
    text: 'นายกเทศมนตรีปิดสะพานเก่า ชาวบ้านตกใจมาก',
    word: 'สะพาน',
    sentence: 'นายกเทศมนตรีปิดสะพานเก่า ชาวบ้านตกใจมาก',
    on: 'สะพานเก่า',
    back: 'ปิดสะพานเก่า',
  },
  {
    script: 'Arabic',
    text: 'أغلقت المدينة الجسر أمس. لم يتكلم أحد.',
    word: 'المدينة',
    sentence: 'أغلقت المدينة الجسر أمس.',
    on: 'المدينة الجسر',
    back: 'أغلقت المدينة الجسر',
    isRightToLeft: true,
  },
  {
    script: 'Hebrew',
    text: 'ראש העיר סגר את הגשר אתמול. איש לא דיבר.',
    word: 'הגשר',
    sentence: 'ראש העיר סגר את הגשר אתמול.',
    on: 'הגשר אתמול',
    back: 'את הגשר אתמול',
    isRightToLeft: true,
  },
];

for (const { script, text, word, sentence, on, back, isRightToLeft } of PASSAGES) {
  test(`HD1, HD2: words, sentences and edges in ${script}`, async ({ newsroom }) => {
    const edith = await newsroom.seat('editor');
    const { page } = edith;
    const desk = await edith.createArticle(script, { text: `${text}\n` }, script);
    const selected = (): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? '');
    const point = async (): Promise<{ readonly x: number; readonly y: number }> => {
      await page.waitForTimeout(BETWEEN_GESTURES_MS);
      const { start, end } = await placeOf(desk.text, word);
      return { x: (start.x + end.x) / 2, y: start.y };
    };

    await test.step('two clicks take the word, three the sentence', async () => {
      const { x, y } = await point();
      await page.mouse.dblclick(x, y);
      await expect.poll(selected).toBe(word);
      await page.keyboard.press('Escape');
      await page.waitForTimeout(BETWEEN_GESTURES_MS);
      await page.mouse.click(x, y, { clickCount: 3 });
      await expect.poll(selected).toBe(sentence);
      await page.keyboard.press('Escape');
    });

    await test.step('a key grows word, sentence and paragraph', async () => {
      const { x, y } = await point();
      await page.mouse.click(x, y);
      const grown: string[] = [];
      for (let times = 0; times < 3; times += 1) {
        await page.keyboard.press('s');
        grown.push(await selected());
      }
      expect(grown).toEqual(sentence === text ? [word, text, text] : [word, sentence, text]);
      for (const shrunk of [...[...new Set(grown)].toReversed().slice(1), '']) {
        await page.keyboard.press('Shift+S');
        await expect.poll(selected).toBe(shrunk);
      }
    });

    await test.step('edges go where the arrows point', async () => {
      const { x, y } = await point();
      await page.mouse.dblclick(x, y);
      await page.keyboard.press('p');
      await expect(desk.tags.getByRole('option')).toContainText(word);
      const [towardsEnd, towardsStart] =
        isRightToLeft === true ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
      await page.keyboard.press(`Alt+${towardsEnd}`);
      await expect.poll(async () => (await desk.list())[0]?.words).toBe(on);
      await page.keyboard.press(`Alt+Shift+${towardsStart}`);
      await expect.poll(async () => (await desk.list())[0]?.words).toBe(back);
      await desk.expectSaved();
    });

    await test.step('the text and the list run as the script does', async () => {
      const runs = await desk.text
        .getByRole('paragraph')
        .first()
        .evaluate((block) => getComputedStyle(block).direction);
      expect(runs).toBe(isRightToLeft === true ? 'rtl' : 'ltr');
    });
    expect(edith.faults).toEqual([]);
  });
}
