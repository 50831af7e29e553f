import { counted } from './counted.ts';

/** Finding and replacing words of the text. */
export const find = {
  title: 'Find and replace',
  find: 'Find',
  replacement: 'Replace with',
  notFound: 'Not found',
  found: (at: number, count: number) => `${at} of ${count}`,
  previous: 'Previous match',
  previousHint: 'Previous match (Shift+Enter)',
  next: 'Next match',
  nextHint: 'Next match (Enter)',
  matchCase: 'Match case',
  wholeWords: 'Whole words',
  close: 'Close find and replace',
  closeHint: 'Close (Esc)',
  replace: 'Replace',
  replaceAll: 'Replace all',
  replaced: (left: number) => `Replaced. ${counted(left, 'match', 'matches')} left.`,
  replacedAll: (count: number) => `Replaced ${counted(count, 'match', 'matches')}.`,

  /** What a replacement does to tags, said before it is done. */
  tags: {
    shrink: (count: number) =>
      `${counted(count, 'tag')} on these words: they keep what is left of them.`,
    follow: (count: number) =>
      `${counted(count, 'tag')} on these words: they will stand on the new ones.`,
    lose: (count: number) =>
      `${counted(count, 'tag')} on these words may lose them: you cannot change tags.`,
    here: (tags: readonly { readonly name: string; readonly words: string }[]) =>
      `Here: ${tags.map(({ name, words }) => `${name} ‘${words}’`).join(', ')}`,
  },
};
