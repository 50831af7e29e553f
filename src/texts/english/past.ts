import { grouped, listed } from './counted.ts';

/** What was: the history of a tag, words that were deleted, tags that were removed. */
export const past = {
  gone: {
    lost: (count: number) => (count > 0 ? `Words deleted, ${grouped(count)}` : 'Words deleted'),
    lostTags: 'Tags whose words were deleted',
    noneLost: 'Every tag stands on its words.',
    /** A tag of which only these parts lost words. */
    lostFrom: ({ parts, tag, words }: { parts: readonly string[]; tag: string; words: string }) =>
      `${listed(parts)} of ${tag} ‘${words}’`,
    removed: (count: number) => (count > 0 ? `Removed, ${grouped(count)}` : 'Removed'),
    removedTags: 'Removed tags',
    removedBy: (tag: string, name: string, when: string) => `${tag}, removed by ${name}, ${when}`,
    restore: 'Restore',
    looking: 'Looking…',
    noneRemoved: 'No tag was removed.',
  },

  history: {
    madeBy: (name: string, when: string) => `Made by ${name}, ${when}`,
    putBack: 'Put back',
    putBackHint: 'Make the tag what it was after this step; what came later is taken from it',
    nothing: 'nothing',
    unreadable: 'something that cannot be read',
    words: (words: string) => `‘${words}’`,
    steps: {
      tag: {
        created: (name: string) => `${name} made it`,
        changed: (name: string) => `${name} changed it`,
        deleted: (name: string) => `${name} removed it`,
      },
      comment: {
        created: (name: string) => `${name} commented`,
        changed: (name: string) => `${name} edited a comment`,
        deleted: (name: string) => `${name} deleted a comment`,
      },
      resolved: (name: string) => `${name} resolved a thread`,
      openedAgain: (name: string) => `${name} opened a thread again`,
      accepted: (name: string) => `${name} accepted it`,
      rejected: (name: string) => `${name} rejected it`,
      rejectedBecause: (name: string, reason: string) => `${name} rejected it: ${reason}`,
      decided: (name: string) => `${name} decided`,
      withdrawn: (name: string) => `${name} took the decision back`,
    },
  },

  reattachment: {
    allGone: 'Its words were deleted from the text.',
    /** Named by its parts: the rest of the tag stands. */
    someGone: (parts: readonly string[]) =>
      `Words were deleted from the text: ${listed(parts)}. The rest of the tag stands.`,
    kept: 'They are kept here, with what stood around them; undo brings them back as long as this page is open.',
    orAttach: (ordinal: number) =>
      `Or select other words and press ${ordinal}: they take their place.`,
    /** Where no key is for the part. */
    orSelect: 'Or select other words: they can take their place.',
    found: 'The same words stand here: {words}',
    show: 'Show',
    showWhere: 'Show where they were',
    attach: 'Attach',
    attachToSelection: 'Attach to selection',
  },

  mayNot: 'Your role does not let you change tags.',
  putBack: ({ tag, words, isDetached }: { tag: string; words: string; isDetached: boolean }) =>
    `Put back ${tag} ‘${words}’${isDetached ? ', which stays detached: its words are gone' : ''}`,
  reattached: (tag: string, words: string) => `Attached ${tag} ‘${words}’ again`,
};
