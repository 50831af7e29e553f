import { counted } from './counted.ts';

export const frame = {
  home: 'Copydesk, first page',
  way: 'Breadcrumb',
  account: {
    menu: (name: string) => `Account: ${name}`,
    link: 'Account',
    own: 'Your account',
    workspaces: 'Workspaces',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    session: 'Session',
    signOut: 'Sign out',
  },
  signOut: {
    unsavedTitle: 'Some of your work is not saved yet',
    unsaved: (changes: number) =>
      `${counted(changes, 'change')} made in this browser did not reach the server. Signing out throws them away. Open the article while you are online to save them first.`,
    stay: 'Stay signed in',
    throwAway: 'Throw away and sign out',
    unanswered: 'The server did not answer, so you are still signed in. Try again.',
  },
};
