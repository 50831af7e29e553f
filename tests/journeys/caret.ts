import type { ArticleDesk } from './article-desk.ts';

/** Where the caret is and where words stand: characters without line breaks, and pixels from the top. */
interface Standing {
  readonly caret: number;
  readonly caretTop: number;
  readonly goalTop: number;
}

/** Counts as the page does between blocks: not at all. */
export function withoutBreaks(words: string, offset: number): number {
  return words.slice(0, offset).replaceAll('\n', '').length;
}

/** How many characters stand before the moving end of the selection. */
export async function caretAt(desk: ArticleDesk): Promise<number> {
  return (await standing(desk, 0)).caret;
}

/** Goes to a place as a hand on the arrow keys does: by lines, then by words, then by characters. */
export async function walkTo(desk: ArticleDesk, goal: number): Promise<void> {
  const { keyboard } = desk.page;
  let side = sideOf(await standing(desk, goal));
  const first = side;
  // The end of a wrapped line and the start of the next are one place: a line too far is far enough.
  for (; side !== 0 && side === first; side = sideOf(await standing(desk, goal)))
    await keyboard.press(side > 0 ? 'ArrowDown' : 'ArrowUp');
  await stepTo(desk, goal, '');
}

/** Selects from the caret on to a place. */
export async function selectOnTo(desk: ArticleDesk, goal: number): Promise<void> {
  await stepTo(desk, goal, 'Shift+');
}

/** Less than a line is high. */
const ALMOST_PX = 8;

/** Whether the goal is on a line below (1), above (-1), or on the caret’s own. */
function sideOf({ caretTop, goalTop }: Standing): number {
  const down = goalTop - caretTop;
  return Math.abs(down) < ALMOST_PX ? 0 : Math.sign(down);
}

async function stepTo(desk: ArticleDesk, goal: number, modifier: '' | 'Shift+'): Promise<void> {
  const { keyboard } = desk.page;
  const arrow = (from: number): string => (from < goal ? 'ArrowRight' : 'ArrowLeft');
  let at = await caretAt(desk);
  const side = Math.sign(goal - at);
  while (Math.sign(goal - at) === side && at !== goal) {
    await keyboard.press(`ControlOrMeta+${modifier}${arrow(at)}`);
    at = await caretAt(desk);
  }
  for (; at !== goal; at = await caretAt(desk)) await keyboard.press(`${modifier}${arrow(at)}`);
}

function standing({ text }: ArticleDesk, goal: number): Promise<Standing> {
  return text.evaluate((root, sought) => {
    const selection = getSelection();
    if (!selection?.focusNode) throw new Error('The text has no caret.');
    const before = document.createRange();
    before.setStart(root, 0);
    before.setEnd(selection.focusNode, selection.focusOffset);
    const caret = before.toString().length;
    const topAt = (offset: number): number => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let start = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const { length } = node as Text;
        if (offset < start + length) {
          const range = document.createRange();
          range.setStart(node, offset - start);
          range.setEnd(node, offset - start + 1);
          return range.getBoundingClientRect().top;
        }
        start += length;
      }
      throw new Error('The text ends before that.');
    };
    return { caret, caretTop: topAt(caret), goalTop: topAt(sought) };
  }, goal);
}

/** How many keys went down on the page since; modifiers are held and not counted. */
export async function countPresses({ page }: ArticleDesk): Promise<() => Promise<number>> {
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
