/** What is said to whoever is not in yet. */
export const entry = {
  signIn: {
    title: 'Sign in',
    confirm: 'Sign in',
    newHere:
      'New here? Accounts are made by invitation: ask an owner of your workspace for a link.',
  },
  setup: {
    pageTitle: 'Set up',
    title: 'Set up your desk',
    intro:
      'Copydesk is the room where a team tags the people, quotes and claims of any article, together and live. You review each other’s work and walk away with a dataset you can trust.',
    emailHint: 'You sign in with it. Nothing is sent.',
    workspace: 'Workspace',
    workspaceHint: 'Your team’s name, such as Standards desk.',
    confirm: 'Create workspace',
  },
  invitation: {
    pageTitle: (workspace: string) => `Invitation to ${workspace}`,
    title: (workspace: string) => `Join ${workspace}`,
    /** `role` with its article, `may` as a role is described. */
    intro: (person: string, role: string, may: string) =>
      `${person} invites you as ${role}: you can ${may}.`,
    signedInAs: 'You are signed in as {name} ({email}).',
    joinAs: (name: string) => `Join as ${name}`,
    confirm: 'Create account and join',
    haveAccount: 'Have an account already? {signIn} and join with it.',
    signIn: 'Sign in',
  },
  name: 'Your name',
  nameHint: 'Colleagues see it beside your work.',
  email: 'E-mail address',
};
