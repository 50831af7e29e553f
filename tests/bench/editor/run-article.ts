import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from '#tests/support/browser.ts';
import type { Reading } from '../rounds.ts';
import { median, percentile } from '../statistics.ts';
import { SITE } from './bundles.ts';
import type { Bench } from './page/page.ts';

const ORIGIN = 'http://bench.invalid';
const VIEWPORT = { width: 1280, height: 900 };
const KEYS = 30;
const KEY_PAUSE_MS = 80;
/** Nobody waits as long; whoever needs more is not measured further. */
const RUN_TIMEOUT_MS = 120_000;
/** A frame at 60 a second, with room for the clock. */
const SMOOTH_MS = 20;

/** One article of so many words in one contestant, in a browser of its own, from opening to scrolling. */
export async function runArticle(contestant: string, wordCount: number): Promise<Reading> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_ARGUMENTS],
  });
  let isLate = false;
  const deadline = setTimeout(() => {
    isLate = true;
    void browser.close();
  }, RUN_TIMEOUT_MS);
  try {
    return await measure(await openPage(browser), `${ORIGIN}/${contestant}.js`, wordCount);
  } catch (error) {
    throw isLate ? new Error(`not done within ${RUN_TIMEOUT_MS / 1_000} s`) : error;
  } finally {
    clearTimeout(deadline);
    await browser.close();
  }
}

async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await serve(page);
  await page.goto(`${ORIGIN}/index.html`);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

async function measure(page: Page, bundle: string, wordCount: number): Promise<Reading> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(([path, words]) => window.bench.prepare(path, words), [
    bundle,
    wordCount,
  ] as const);
  const heapBefore = await heapMegabytes(session);
  const cpuBefore = await mainThreadMs(session);
  const open = await page.evaluate(() => window.bench.open());
  const openCpu = (await mainThreadMs(session)) - cpuBefore;
  const heap = (await heapMegabytes(session)) - heapBefore;
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const added = await page.evaluate(() => window.bench.addTags());
  const keys = await typeKeys(page);
  const cpuBeforeBurst = await mainThreadMs(session);
  const burst = await page.evaluate(() => window.bench.burst());
  const burstCpu = (await mainThreadMs(session)) - cpuBeforeBurst;
  const streamed = await page.evaluate(() => window.bench.streamTags());
  const scrolled = await page.evaluate(() => window.bench.scroll());
  return {
    open,
    openCpu,
    heap,
    nodes,
    addTag: median(added),
    key: median(keys),
    key95: percentile(keys, 0.95),
    burst,
    burstCpu: Number.isNaN(burst) ? NaN : burstCpu,
    smooth: (streamed.filter((ms) => ms < SMOOTH_MS).length / streamed.length) * 100,
    scroll95: percentile(scrolled, 0.95),
  };
}

/** Real keys, as a person presses them. */
async function typeKeys(page: Page): Promise<readonly number[]> {
  if (!(await page.evaluate(() => window.bench.listenToKeys()))) return [];
  for (let pressed = 0; pressed < KEYS; pressed += 1) {
    await page.keyboard.press('e');
    await page.waitForTimeout(KEY_PAUSE_MS);
  }
  return page.evaluate(() => window.bench.keyTimes());
}

async function heapMegabytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
}

/** Processor time of the page's main thread: on a busy machine it says more than a clock. */
async function mainThreadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN) * 1_000;
}

/** The page needs no server and no network: what it asks for comes from the folder of bundles. */
async function serve(page: Page): Promise<void> {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = await readFile(join(SITE, pathname));
    const contentType = CONTENT_TYPES[extname(pathname)] ?? 'application/octet-stream';
    await route.fulfill({ body, contentType });
  });
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

declare global {
  interface Window {
    bench: Bench;
  }
}
