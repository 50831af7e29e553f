import { counted, grouped } from './counted.ts';

const NONE = 'No other occurrence that is not tagged so already.';
const TOO_MANY =
  'Too many places hold these letters to look through all of them: select a longer phrase.';

/** Other places where words stand that were tagged, and tags that were made or changed as one step. */
export const occurrences = {
  every: (words: string) => `Every “${words}”`,
  elsewhere: (words: string) => `${/^["“„«»‘「『]/.test(words) ? words : `“${words}”`} elsewhere`,
  where: 'Where to look',
  thisArticle: 'This article',
  wholeProject: 'Whole project',
  tagAs: 'Tag as',
  as: (label: string) => `as ${label}`,

  otherNames: 'Other names, too',
  list: 'Occurrences',
  selectFirst: 'Select some words or a tag first.',

  searching: (found: number) =>
    found === 0
      ? 'Looking in all articles…'
      : `Looking in all articles… ${counted(found, 'occurrence')} so far.`,
  tagging: 'Tagging…',
  none: NONE,
  kept: keptOf,
  found: ({ kept, listed, found, isComplete }: FoundCounts) => {
    if (found === 0) return isComplete ? NONE : `None so far. ${TOO_MANY}`;
    const said = listed < found ? keptOfFirst(kept, listed) : keptOf(kept, listed);
    if (!isComplete) return `${said}. ${TOO_MANY}`;
    return listed < found ? `${said}; there are ${grouped(found)}` : said;
  },
  /** What words are tagged as that could be tagged otherwise, too. */
  otherwise: {
    as: ({ name, by }: OtherTag) => `tagged as ${name} by ${by}`,
    within: ({ name, by, words }: OtherTag & { readonly words: string }) =>
      `in “${words}”, tagged as ${name} by ${by}`,
  },
  keys: {
    toggle: '{key} keep or drop',
    toggleAll: '{key} all or none',
    apply: '{key} tag those kept',
  },
  apply: (count: number) => `Tag ${grouped(count)}`,

  tagged: (count: number, words: string) =>
    `Tagged ${counted(count, 'more occurrence')} of ‘${words}’`,
  taggedIn: ({ tagged, articles, skipped }: TaggedCounts) =>
    [
      `Tagged ${counted(tagged, 'occurrence')} in ${counted(articles, 'article')}.`,
      ...(skipped === 0 ? [] : [`${counted(skipped, 'place')} had changed and were left.`]),
    ].join(' '),

  undone: ({ undone, left }: UndoneCounts) =>
    [
      `Took back ${counted(undone, 'tag')}.`,
      ...(left === 0 ? [] : [`${counted(left, 'tag')} changed since stayed as they are.`]),
    ].join(' '),
};

interface TaggedCounts {
  readonly tagged: number;
  readonly articles: number;
  readonly skipped: number;
}

interface UndoneCounts {
  readonly undone: number;
  readonly left: number;
}

interface OtherTag {
  /** Of the label, or of the kind. */
  readonly name: string;
  readonly by: string;
}

interface FoundCounts {
  readonly kept: number;
  readonly listed: number;
  readonly found: number;
  /** Whether every article was looked through. */
  readonly isComplete: boolean;
}

function keptOf(kept: number, listed: number): string {
  return `${counted(kept, 'occurrence')} kept of ${grouped(listed)}`;
}

function keptOfFirst(kept: number, listed: number): string {
  return `${counted(kept, 'occurrence')} kept of the first ${grouped(listed)}`;
}
