import { counted } from './counted.ts';

const GO_ON =
  'You can go on working. What you do is kept in this browser and sent when the connection is back.';

/** Who is here, how the work stands, and what a page says when it is cut off. */
export const live = {
  people: {
    label: 'Also here',
    follow: (name: string) => `Follow ${name}`,
  },
  following: {
    whom: (name: string) => `Following ${name}, until you move.`,
    stop: 'Stop',
  },

  /** In the few words the bar has room for. */
  save: {
    saved: 'Saved',
    saving: 'Saving…',
    offline: 'Offline',
    offlineWith: (changes: number) => `Offline, ${counted(changes, 'change')} kept here`,
    paused: 'Saving is paused',
    pausedWith: (changes: number) => `${counted(changes, 'change')} not saved yet`,
    stopped: 'Disconnected',
  },
  /** Where a sentence has room. */
  explained: {
    offline: GO_ON,
    offlineBecause: (reason: string) => `${reason} ${GO_ON}`,
    paused:
      'The server cannot reach its database. What you do waits here and is saved as soon as it can be; keep this page open.',
  },

  stopped: {
    signIn: 'Sign in',
    reload: 'Reload',
    keepCopy: 'Save a copy of my changes',
    leave: 'Go to your workspace',
    goOn: 'Go on without them',
  },
  refused: {
    keepCopy: 'Save a copy',
  },
  writtenOver: {
    told: (tags: number) =>
      `At ${counted(tags, 'tag')}, what you wrote gave way to what a colleague wrote at the same time.`,
    show: 'Show and choose',
  },
  copyName: (article: string) => `${article || 'article'} (my tags).json`,

  codebook: {
    unreadYet: (why: string) =>
      `The codebook was changed, and could not be read yet: ${why} Trying again.`,
    pageTooOld: 'This page is older than the server. Reload it when your work is saved.',
  },
};
