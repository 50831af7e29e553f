/** What a reviewer decides of tags. */
export const review = {
  progress: {
    label: 'Decided tags',
    value: (decided: number, total: number) => `${decided} of ${total} decided`,
    summary: (accepted: number, rejected: number) =>
      `{share} decided, ${accepted} accepted, ${rejected} rejected`,
    share: (decided: number, total: number) => `${decided} of ${total}`,
  },
  verdict: {
    label: 'Review',
    undecided: 'Undecided',
    changedSince: {
      accepted: 'Changed since it was accepted',
      rejected: 'Changed since it was rejected',
    },
    decidedBy: {
      accepted: (name: string) => `Accepted by ${name}`,
      rejected: (name: string) => `Rejected by ${name}`,
    },
    why: 'Why is it rejected?',
    whyHint: 'Enter rejects',
    accept: 'Accept',
    reject: 'Reject',
    withdraw: 'Undecide',
  },
  done: {
    accepted: (tag: string, words: string) => `Accepted ${tag} ‘${words}’`,
    rejected: (tag: string, words: string, reason: string) =>
      `Rejected ${tag} ‘${words}’: ${reason}`,
    withdrawn: (tag: string, words: string) => `${tag} ‘${words}’ is undecided again`,
  },
  everyTagDecided: 'Every listed tag is decided.',
  notAllowed: 'Your role does not let you review.',
};
