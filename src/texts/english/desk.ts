/** What the desk says of each step: a screen reader hears it, a notice shows it. */
export const desk = {
  modes: {
    tag: 'Tag',
    edit: 'Edit text',
    review: 'Review',
  },
  inMode: {
    tag: 'Tag mode',
    edit: 'Edit text mode',
    review: 'Review mode',
  },
  undone: 'Undone',
  undoing: 'Undoing what was tagged in many articles…',
  redone: 'Redone',
  nothingToUndo: 'Nothing you did on this page since it was opened is left to undo.',
  overtaken:
    'A colleague has changed this since. It stays as it is; press again for the step before.',
  nothingToRedo:
    'You have undone nothing that could be done again. Steps in many articles at once are not.',
  labelsShown: {
    always: 'Labels shown always',
    'on demand': 'Labels shown on demand',
  },

  mayNotTag: 'You can read this article, but not change its tags.',
  mayNotComment: 'You can read this article, not comment on it.',
  noLabelYet: 'You have given no label on this page yet.',
  selectTagFirst: 'Select a tag first.',
  selectWordsFirst: 'Select some words first.',
  selectWordsOrTagFirst: 'Select words or a tag first.',

  tagged: (words: string, label: string) => `Tagged ‘${words}’ as ${label}`,
  taggedAlready: (words: string, label: string) => `‘${words}’ is tagged as ${label} already.`,
  relabelled: (label: string, words: string) => `${label} ‘${words}’`,
  keepsKind: (tag: string) =>
    `More is said of this tag: it stays ‘${tag}’. Select its words to tag them anew.`,
  removed: (tag: string, words: string) => `Removed ${tag} ‘${words}’`,
  selected: (tag: string, words: string) => `${tag}: ${words}`,
  selectedDetached: (tag: string, words: string) => `${tag}: ${words}, detached`,
  pointsAtNobody: 'This tag points at no entity of the register.',
  addressedTagIsGone:
    'The tag that this address leads to is gone. It may be among those listed as Gone.',
  movedBy: (name: string, words: string) => `${name} moved this tag: ‘${words}’`,

  parts: {
    selectTagFirst: (ordinal: number) => `Select a tag with a part ${ordinal} first.`,
    selectWordsFirst: (part: string) => `Select the words of the ${part.toLowerCase()} first.`,
    added: (words: string, part: string) => `Added ‘${words}’ as ${part.toLowerCase()}`,
    attached: (words: string, part: string) =>
      `Attached the ${part.toLowerCase()} to ‘${words}’, in place of its deleted words`,
    removed: (words: string, part: string) => `Removed ‘${words}’ from ${part.toLowerCase()}`,
    nothingToRemove: 'There is no part here to take away.',
  },

  edges: {
    selectTagFirst: 'Select a tag first, to move its edges.',
    noFurther: 'This edge goes no further.',
    moved: {
      start: (words: string) => `Start moved: ‘${words}’`,
      end: (words: string) => `End moved: ‘${words}’`,
    },
  },

  moves: {
    noneBelow: 'No more tags below.',
    noneAbove: 'No more tags above.',
    noneOver: 'No other tag stands over these words.',
    selectTagFirst: 'Select a tag first, to go to others of its kind.',
    noneOfKindBelow: 'No more of this kind below.',
    noneOfKindAbove: 'No more of this kind above.',
    wholeParagraph: 'The whole paragraph is selected.',
    selectedWords: (words: string) => `Selected ‘${words}’`,
  },

  codebook: {
    changed: (gone: readonly string[], renamed: readonly Renamed[]) =>
      [
        'The codebook was changed.',
        ...(gone.length === 0 ? [] : [`No longer used: ${gone.join(', ')}.`]),
        ...(renamed.length === 0 ? [] : [`${renamed.map(renamedWords).join(', ')}.`]),
      ].join(' '),
    retired: (label: string) => `${label} was retired from the codebook. Choose another label.`,
  },
};

interface Renamed {
  readonly was: string;
  readonly name: string;
  readonly key: string | null;
}

function renamedWords({ was, name, key }: Renamed): string {
  const called = was === name ? name : `${was} is ${name} now`;
  if (key === null) return called;
  return key === '' ? `${called}, without a key` : `${called}, on the key ${key}`;
}
