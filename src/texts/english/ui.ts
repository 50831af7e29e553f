import { grouped } from './counted.ts';

/** What controls say that know nothing of annotation. */
export const ui = {
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  skip: 'Skip to content',
  chosen: 'chosen',
  optional: 'optional',
  opensInNewTab: '(opens in a new tab)',
  undo: 'Undo',
  nothingMatches: 'Nothing matches',
  justNow: 'just now',
  overwritten: {
    mine: 'A colleague changed this. You had written: “{words}”',
    theirs: 'You wrote over what a colleague had just written: “{words}”',
    putMineBack: 'Put mine back',
    putTheirsBack: 'Put theirs back',
    leave: 'Leave it',
  },
  pager: {
    name: 'Pages',
    previous: 'Previous',
    next: 'Next',
    place: (page: number, pages: number) => `Page ${grouped(page)} of ${grouped(pages)}`,
  },
};
