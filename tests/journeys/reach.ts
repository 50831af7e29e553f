import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WIDE = { width: 1280, height: 800 };
/** A small phone, and a window of 1,280 pixels at a zoom of 400 %. */
const NARROW = { width: 320, height: 640 };
/** Axe leaves it to us whether targets must be as large as WCAG 2.2 AA says. */
const WITH_TARGETS = { rules: { 'target-size': { enabled: true } } };

/**
 * Nobody is kept out of the page as it is, or of the one at an address: no rule of axe is broken
 * gravely. All rules are tried once, wide and light; dark only what colours can break; narrow what
 * the layout can.
 */
export async function expectReachable(page: Page, address?: string): Promise<void> {
  if (address !== undefined) await page.goto(address);
  await page.setViewportSize(WIDE);
  await expectNoViolation(page, new AxeBuilder({ page }).options(WITH_TARGETS));
  await expectNothingLost(page, 'with more space between letters', MORE_SPACE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolation(page, new AxeBuilder({ page }).withRules('color-contrast'));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(NARROW);
  await expectNoViolation(
    page,
    new AxeBuilder({ page }).withRules(['target-size', 'scrollable-region-focusable']),
  );
  await expectNothingLost(page, '320 pixels wide');
  await page.setViewportSize(WIDE);
}

async function expectNoViolation(page: Page, axe: AxeBuilder): Promise<void> {
  // No page of ours has frames: axe need not open a page of its own to gather what they say.
  const { violations } = await axe.setLegacyMode().analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
  expect(grave, `at ${page.url()}, ${page.viewportSize()?.width} pixels wide`).toEqual([]);
}

/** The least that readers may set themselves, by WCAG 1.4.12. */
const MORE_SPACE = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** Nothing scrolls sideways but what is marked to, and nothing that can be used is cut. */
async function expectNothingLost(page: Page, when: string, style = ''): Promise<void> {
  const lost = await page.evaluate(async (css) => {
    const sheet = document.createElement('style');
    sheet.textContent = css;
    document.head.append(sheet);
    // What floats is placed anew when it grows.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const { scrollWidth, clientWidth } = document.documentElement;
    // Tables and code are what WCAG 1.4.10 lets scroll in two directions.
    const mayScrollSideways = (element: Element) =>
      element.closest('pre, table') !== null || element.matches(':has(> table)');
    /** Whether what is around an element cuts it at a side. */
    const isCut = (element: Element): boolean => {
      const { left, right, width } = element.getBoundingClientRect();
      if (width <= 1 || !element.checkVisibility() || mayScrollSideways(element)) return false;
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflowX === 'visible') continue;
        const frame = around.getBoundingClientRect();
        if (frame.width > 1 && (left < frame.left - 1 || right > frame.right + 1)) return true;
      }
      return left < -1 || right > clientWidth + 1;
    };
    const scrollsSideways = (element: Element): boolean =>
      /auto|scroll/.test(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth + 1 &&
      !mayScrollSideways(element);
    /** Whether a choice has more to say than it shows. */
    const isChoiceCut = (element: Element): boolean => {
      if (!(element instanceof HTMLSelectElement) || !element.checkVisibility()) return false;
      const { font, paddingLeft, paddingRight } = getComputedStyle(element);
      const ruler = document.createElement('span');
      ruler.style.cssText = `position: absolute; white-space: nowrap; font: ${font}`;
      ruler.textContent = element.selectedOptions[0]?.label ?? '';
      document.body.append(ruler);
      const { width } = ruler.getBoundingClientRect();
      ruler.remove();
      return width > element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) + 1;
    };
    const usable = document.querySelectorAll('a[href], button, input, select, textarea');
    const lost = [
      ...[...usable].filter((element) => isCut(element) || isChoiceCut(element)),
      ...[...document.querySelectorAll('body *')].filter(scrollsSideways),
    ];
    sheet.remove();
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : []),
      ...lost.map(({ outerHTML }) => outerHTML.slice(0, 120)),
    ];
  }, style);
  expect(lost, `at ${page.url()}, ${when}`).toEqual([]);
}

/** More stops than any page has that lets one out again. */
const STOPS_AT_MOST = 120;

export interface Stop {
  readonly name: string;
  /** What shows that it has the focus. */
  readonly mark: 'ring' | 'caret' | 'none';
  readonly isInView: boolean;
}

/** All stops of Tab from the first on, until that comes again. Throws where one is caught. */
export async function walkByTab(page: Page): Promise<readonly Stop[]> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const stops: Stop[] = [];
  let hasLeft = false; // behind its last stop, the focus is outside the page once
  for (let presses = 0; presses < STOPS_AT_MOST; presses += 1) {
    await page.keyboard.press('Tab');
    const met = await page.evaluate(focused, stops.length);
    if (met === 'first') return stops;
    if (met === 'inside') continue;
    if (met === 'outside' && !hasLeft) hasLeft = true;
    else if (hasLeft || typeof met === 'string') throw new Error(`Tab is lost: ${told(stops)}`);
    else stops.push(met);
  }
  throw new Error(`Tab does not come back: ${told(stops)}`);
}

function told(stops: readonly Stop[]): string {
  return stops.map(({ name }) => name).join(', ');
}

/** What has the focus, if it was not met before; a date has several stops inside. */
function focused(count: number): Stop | 'first' | 'inside' | 'again' | 'outside' {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return 'outside';
  const { stop } = element.dataset;
  if (stop !== undefined) {
    if (stop === '0') return 'first';
    return stop === String(count - 1) ? 'inside' : 'again';
  }
  element.dataset['stop'] = String(count);
  const shown = element.classList.contains('visually-hidden')
    ? (element.nextElementSibling ?? element)
    : element;
  const { outlineStyle, caretColor } = getComputedStyle(shown);
  const { top, bottom, left, right } = shown.getBoundingClientRect();
  return {
    name: element.ariaLabel ?? (element.innerText.trim().slice(0, 40) || element.outerHTML),
    mark:
      outlineStyle !== 'none'
        ? 'ring'
        : element.isContentEditable && caretColor !== 'transparent'
          ? 'caret'
          : 'none',
    isInView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
  };
}
