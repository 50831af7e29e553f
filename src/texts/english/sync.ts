/** What the server tells a page about its connection and what it sent. */
export const sync = {
  refusals: {
    readOnly: 'You may not change this, or not any more; your last changes were not taken.',
    tooLarge: (megabytes: number) =>
      `This document is full: it holds ${megabytes} MB at most. Your last changes were not taken.`,
    notWritable:
      'A colleague closed this while you wrote, as by freezing the text; your last changes were not taken.',
    notYours: 'This page writes as somebody else. Reload it.',
    malformed: 'This page sent an update that cannot be read.',
    unreadable: 'This page sends messages that cannot be read.',
    tooMuch: 'This page sent too much at once. It goes on in a moment; nothing is lost.',
    tooSlow: 'This connection is too slow to keep up. It is tried again; nothing is lost.',
  },
  /** Sockets are closed with these: each has at most 123 bytes. */
  closings: {
    signedOut: 'Your session has ended. Sign in again.',
    forbidden: 'You have no access to this any more.',
    notFound: 'There is no such document, or it is not yours.',
    outdated: 'A newer version of this page is ready. Reload it.',
    unavailable: 'The document cannot be opened right now.',
    crowdedRoom: (pages: number) =>
      `${pages} pages have this open, which is the most. Yours comes in when one leaves.`,
    crowdedAccount: 'You have too many pages open. Close some, and this one goes on by itself.',
    crowdedAddress:
      'Too many pages are open from your network. This one goes on when others close.',
    comeBack: 'The server is restarting.',
    readAgain: 'The document was read again.',
  },
};
