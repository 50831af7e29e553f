import { grouped } from './counted.ts';

/** What an editor of text says of tags in it, and when it does not take something. */
export const editor = {
  /** Heard, not seen, where a tag begins and ends among the words. */
  tag: {
    begins: {
      undecided: (label: string) => ` (${label}: `,
      accepted: (label: string) => ` (${label}, accepted: `,
      rejected: (label: string) => ` (${label}, rejected: `,
    },
    ends: (label: string) => ` end of ${label}) `,
  },
  nothingPasted: 'There is no text in what was pasted.',
  nothingDropped: 'There is no text in what was dropped.',
  tooLong: (length: number, limit: number) =>
    `That is too long for one article: it would have ${grouped(length)} characters, and ${grouped(limit)} is the limit. Split it into several articles.`,
};
