/** An article as every contestant gets it. */
export interface BenchArticle {
  readonly paragraphs: readonly string[];
  /** In the order of their beginnings; offsets are UTF-16 units of the paragraphs joined by newlines. */
  readonly tags: readonly BenchTag[];
}

export interface BenchTag {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** One of `LABELS`, by its place. */
  readonly label: number;
}

export const LABELS = ['person', 'organization', 'place', 'event', 'date', 'quote', 'claim'];

const WORDS_PER_PARAGRAPH = 80;
const WORDS_PER_TAG = 8;
/** How many words a tag covers, in turn: the long ones reach over those that follow. */
const TAG_LENGTHS = [1, 2, 3, 1, 12];

const VOCABULARY =
  'the council of Harrow Bay said on Tuesday that a new bridge would cost more than planned while residents who live near its eastern end asked why nobody had told them before work began in spring'.split(
    ' ',
  );

/** An article of so many words with a tag every eight, the same each time. */
export function writeArticle(wordCount: number): BenchArticle {
  const random = seededRandom(wordCount);
  const words = Array.from({ length: wordCount }, (_, index) => ({
    text: VOCABULARY[Math.floor(random() * VOCABULARY.length)] ?? '',
    isLast: index % WORDS_PER_PARAGRAPH === WORDS_PER_PARAGRAPH - 1 || index === wordCount - 1,
  }));
  const starts: number[] = [];
  let text = '';
  for (const { text: word, isLast } of words) {
    starts.push(text.length);
    text += word + (isLast ? '\n' : ' ');
  }
  const tags = Array.from({ length: Math.floor(wordCount / WORDS_PER_TAG) }, (_, number) => {
    const first = number * WORDS_PER_TAG;
    const length = TAG_LENGTHS[number % TAG_LENGTHS.length] ?? 1;
    const last = Math.min(first + length, wordCount) - 1;
    const end = (starts[last] ?? 0) + (words[last]?.text.length ?? 0);
    return { id: `tag-${number}`, start: starts[first] ?? 0, end, label: number % LABELS.length };
  });
  return { paragraphs: text.trimEnd().split('\n'), tags };
}

/** Mulberry32: small, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
