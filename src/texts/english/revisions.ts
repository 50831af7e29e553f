const nameOf = (number: number | null): string =>
  number === null ? 'the text now' : `revision ${number}`;

export const revisions = {
  page: {
    title: 'Revisions',
    none: 'No revisions yet',
    noneHint: 'A revision is made when the text is frozen, and when a changed text is exported.',
    /** Null is the text as it is now. */
    comparison: (from: number | null, to: number | null) => `From ${nameOf(from)} to ${nameOf(to)}`,
    tags: 'What it did to tags',
  },
  choice: {
    from: 'From',
    fromRevision: (number: number) => `From revision ${number}`,
    to: 'To',
    toRevision: (number: number) => `To revision ${number}`,
    toNow: 'To now',
    revision: 'Revision',
    words: 'Words',
    madeBy: 'Made by',
    when: 'When',
    now: 'Now',
    show: 'Show what changed',
  },
  text: {
    same: 'The words are the same.',
    folded: (words: number) => `… ${words} words that stayed …`,
  },
  tags: {
    unknown:
      'It was not written down where the tags stood in one of these texts: that revision was made by an older version of Copydesk.',
    none: 'Every tag went along with its words.',
    tag: 'Tag',
    what: 'What happened',
    before: 'Its words before',
    after: 'And after',
    changes: {
      added: 'Made since',
      removed: 'Removed since',
      detached: 'Detached: its words are gone',
      attached: 'Attached again',
      moved: 'Moved elsewhere',
      words: 'Other words',
      relabelled: 'Another label',
    },
  },
};
