import { counted } from './counted.ts';

export const team = {
  page: {
    title: 'Team',
    members: (count: number) => counted(count, 'member'),
    health: 'Health',
    membersTitle: 'Members',
    invite: 'Invite',
    inviteIntro: 'A link lets one person in. Send it yourself; it is shown only once.',
    workspace: 'Workspace',
    name: 'Name',
    rename: 'Rename workspace',
    renamed: 'Workspace renamed.',
  },
  roles: {
    viewer: {
      name: 'Viewer',
      withArticle: 'a viewer',
      description: 'read articles and their tags',
    },
    annotator: {
      name: 'Annotator',
      withArticle: 'an annotator',
      description: 'tag articles and export the data',
    },
    reviewer: {
      name: 'Reviewer',
      withArticle: 'a reviewer',
      description: 'tag articles, and accept or reject tags',
    },
    editor: {
      name: 'Editor',
      withArticle: 'an editor',
      description: 'add and correct articles, and shape projects',
    },
    owner: {
      name: 'Owner',
      withArticle: 'an owner',
      description: 'do everything, and decide who is in',
    },
  },
  roleGuide: 'What roles may do',
  members: {
    you: 'You',
    leave: 'Leave',
    leaveWhat: 'this workspace',
    remove: 'Remove',
    roleOf: (name: string) => `Role of ${name}`,
    changeRole: 'Change role',
    roleChanged: (name: string, role: string) => `${name} is now ${role}.`,
  },
  leaving: {
    title: 'Leave this workspace?',
    description: 'You lose access at once. Your tags stay, under your name.',
    confirm: 'Leave workspace',
    done: 'You left the workspace.',
  },
  removing: (name: string) => ({
    title: `Remove ${name}?`,
    description:
      'They lose access at once, also in pages they have open. Their tags stay, under their name.',
    confirm: 'Remove member',
    done: `${name} is no longer a member.`,
  }),
  inviting: {
    form: 'Invite',
    role: 'Role',
    note: 'For whom',
    noteExample: 'Priya, courts desk',
    create: 'Create invitation link',
    link: 'Send this link to one person. It works for seven days and cannot be shown again.',
    copy: 'Copy link',
    copied: 'Link copied.',
    copyRefused: 'The browser did not allow copying. Select the link and copy it.',
  },
  invitations: {
    title: 'Open invitations',
    forAnybody: 'For anybody',
    expires: 'By {name}, expires {when}',
    expired: 'By {name}, expired {when}',
    withdraw: 'Withdraw',
    withdrawWhich: (note: string) => `invitation ${note}`,
    withdrawn: 'Invitation withdrawn.',
  },
};
