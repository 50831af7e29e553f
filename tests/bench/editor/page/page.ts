import { keepPace } from '../../pace.ts';
import { writeArticle, type BenchArticle, type BenchTag } from '../article.ts';
import type { Contestant, OpenedArticle } from './contestant.ts';
import { framesUntil, painted, rest } from './frames.ts';

const TAGS_ADDED = 10;
const BURST = 100;
const STREAM_PER_SECOND = 100;
const STREAM_MS = 2_000;
const SCROLL_FRAMES = 90;
const SCROLL_STEP_PX = 400;
/** Far enough down that it is not the first block, and in view. */
const CARET_OFFSET = 200;

let article: BenchArticle = { paragraphs: [], tags: [] };
let opened: OpenedArticle = { isDrawn: () => false };
let contestant: Contestant = { open: () => opened };

/** What the bench asks of its page, in this order. Times are in milliseconds; none where a contestant cannot. */
const bench = {
  /** Loads a contestant and writes an article for it. */
  async prepare(bundle: string, wordCount: number): Promise<void> {
    contestant = (await import(/* @vite-ignore */ bundle)) as Contestant;
    article = writeArticle(wordCount);
    contestant.prepare?.(article);
    await painted();
  },

  /** From having an article's data to its words and tags being painted. */
  async open(): Promise<number> {
    const startedAt = performance.now();
    opened = await contestant.open(article, document.querySelector('main') ?? document.body);
    do await painted();
    while (!opened.isDrawn());
    return performance.now() - startedAt;
  },

  /** From one more tag in view to its being painted, of some. */
  async addTags(): Promise<number[]> {
    const { addTag } = opened;
    const times: number[] = [];
    if (addTag === undefined) return times;
    for (const tag of newTags(TAGS_ADDED, TAGS_ADDED)) {
      await rest();
      const startedAt = performance.now();
      addTag(tag);
      await painted();
      times.push(performance.now() - startedAt);
    }
    return times;
  },

  /** From now on, times keys from being pressed to being painted; false where nothing can be typed. */
  listenToKeys(): boolean {
    if (opened.putCaret === undefined) return false;
    opened.putCaret(CARET_OFFSET);
    document.addEventListener('keydown', onKey, { capture: true });
    return true;
  },

  keyTimes: (): readonly number[] => keyTimes,

  /** A hundred insertions by others at once, all over the text, until all are painted. */
  async burst(): Promise<number> {
    const { typeElsewhere } = opened;
    if (typeElsewhere === undefined) return NaN;
    const step = Math.floor(article.paragraphs.join('\n').length / BURST);
    const arrivals = Array.from({ length: BURST }, (_, turn) => typeElsewhere(turn * step, 'x'));
    await rest();
    const startedAt = performance.now();
    for (const arrive of arrivals) arrive();
    await painted();
    return performance.now() - startedAt;
  },

  /** The frames while others tag a hundred times a second, all over the text. */
  async streamTags(): Promise<number[]> {
    const { addTag } = opened;
    if (addTag === undefined) return [];
    const tags = newTags((STREAM_MS / 1_000) * STREAM_PER_SECOND, article.tags.length);
    const stop = keepPace({
      perSecond: STREAM_PER_SECOND,
      act: (turn) => {
        const tag = tags[turn];
        if (tag !== undefined) addTag(tag);
      },
    });
    const end = performance.now() + STREAM_MS;
    const frames = await framesUntil(() => performance.now() > end);
    stop();
    return frames;
  },

  /** The frames while the window scrolls down from its top. */
  async scroll(): Promise<number[]> {
    window.scrollTo(0, 0);
    await rest();
    let left = SCROLL_FRAMES;
    return framesUntil(() => {
      window.scrollBy(0, SCROLL_STEP_PX);
      left -= 1;
      return left < 0;
    });
  },
};
export type Bench = typeof bench;

declare global {
  interface Window {
    bench: Bench;
  }
}
window.bench = bench;

const keyTimes: number[] = [];

function onKey({ timeStamp }: KeyboardEvent): void {
  void painted().then(() => keyTimes.push(performance.now() - timeStamp));
}

/** Tags that are not there yet, over the words of every n-th of the first `among`. */
function newTags(count: number, among: number): BenchTag[] {
  const step = among / count;
  return Array.from({ length: count }, (_, turn) => article.tags[Math.floor(turn * step)]).flatMap(
    (tag, turn) => (tag === undefined ? [] : [{ ...tag, id: `new-${count}-${turn}` }]),
  );
}
