const noSuch = (thing: string) => `There is no such ${thing}, or it is not yours to see.`;
const mayNot = (what: string) => `Your role does not let you ${what}.`;

/** What the server says when it will not do something, and what to do then. */
export const refusals = {
  signInRequired: 'Sign in to go on.',
  storageUnavailable: 'The database cannot be reached. Try again shortly.',
  notFound: {
    article: noSuch('article'),
    codebook: noSuch('codebook'),
    codebookVersion: noSuch('version of the codebook'),
    entity: noSuch('entity'),
    layer: noSuch('layer'),
    lookUp: noSuch('look-up'),
    member: noSuch('member'),
    project: noSuch('project'),
    revision: noSuch('revision'),
    step: noSuch('step'),
    tag: noSuch('tag'),
    workspace: noSuch('workspace'),
  },
  forbidden: {
    see: mayNot('see this'),
    'manage-workspace': mayNot('change the workspace'),
    'manage-members': mayNot('manage members'),
    'create-project': mayNot('create projects'),
    'change-project': mayNot('change projects'),
    'change-codebook': mayNot('change the codebook'),
    'create-article': mayNot('add articles'),
    'change-article': mayNot('change articles'),
    'edit-text': mayNot('edit this text'),
    tag: mayNot('tag here'),
    'add-entity': mayNot('add to the register'),
    comment: mayNot('comment here'),
    review: mayNot('review tags'),
    freeze: mayNot('freeze texts'),
    export: mayNot('export data'),
    'see-audit': mayNot('see who did what'),
  },
  signIn: {
    mismatch: 'This e-mail address and password do not belong together.',
    notCurrent: 'This is not your current password.',
    tooManyAttempts: (minutes: number) =>
      `Too many attempts. Try again in ${minutes <= 1 ? 'a minute' : `${minutes} minutes`}.`,
    setUpAlready:
      'This Copydesk has its first account already. Sign in, or ask its owner for an invitation.',
  },
  invitations: {
    unknown: 'There is no such invitation. Check that the link is complete, or ask for a new one.',
    withdrawn: (person: string) => `This invitation was withdrawn. Ask ${person} for a new one.`,
    used: (person: string) =>
      `This invitation was used already. If that was you, sign in; if not, ask ${person} for a new one.`,
    expired: (person: string) => `This invitation has expired. Ask ${person} for a new one.`,
    memberAlready:
      'You are a member of this workspace already. Keep the invitation for somebody else.',
    emailTaken:
      'There is an account with this address already. Sign in with it, then open the invitation again.',
    gone: 'This invitation was used or withdrawn in the meantime.',
  },
  members: {
    lastOwner: 'A workspace needs an owner. Make somebody else one first.',
  },
  projects: {
    archived: 'This project is archived. Restore it before changing what is in it.',
  },
  articles: {
    notFrozen: 'This text is not frozen.',
    frozenAlready: 'This text is frozen already.',
    tooLarge: (size: string, limit: string) =>
      `This is too much to send at once: ${size}, where ${limit} is the most. Split it into several articles.`,
  },
  codebook: {
    unsound: (path: string, problem: string, more: number) =>
      more === 0 ? `${path}: ${problem}` : `${path}: ${problem} And ${more} more.`,
    changedMeanwhile: (version: number) =>
      `A colleague saved version ${version} meanwhile. Your changes are kept here: look at what differs, then save again.`,
    inUse: (what: string, tags: number) =>
      `“${what}” is used by ${tags} tags and cannot be removed. Retire it instead.`,
  },
  batches: {
    undoneAlready: 'This was taken back already.',
    noSuchKind: 'The codebook no longer has this kind of tag.',
    unsearchable: 'These words cannot be looked for.',
  },
};
