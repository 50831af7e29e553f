import { counted, grouped } from './counted.ts';

/** Other places where words stand that were tagged, and tags that were made or changed as one step. */
export const occurrences = {
  every: (words: string) => `Every “${words}”`,
  elsewhere: (words: string) => `“${words}” elsewhere`,
  where: 'Where to look',
  thisArticle: 'This article',
  wholeProject: 'Whole project',
  tagAs: 'Tag as',
  as: (label: string) => `as ${label}`,

  otherNames: 'Other names, too',
  list: 'Occurrences',
  selectFirst: 'Select some words or a tag first.',

  searching: 'Looking in all articles…',
  tagging: 'Tagging…',
  none: 'No other occurrence without a tag.',
  kept: (kept: number, listed: number) =>
    `${counted(kept, 'occurrence')} kept of ${grouped(listed)}`,
  keptOfFirst: (kept: number, listed: number) =>
    `${counted(kept, 'occurrence')} kept of the first ${grouped(listed)}`,
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
