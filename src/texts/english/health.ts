import { counted } from './counted.ts';

export const health = {
  page: {
    title: 'Health',
    people: 'People',
    peopleIntro: 'Who is in an article now.',
    servers: 'Servers',
    serversIntro: 'Times are of the last five minutes.',
    notTaken: 'Not taken',
    notTakenIntro:
      'Work of this workspace that the server showing you this page refused since it started.',
  },
  notice: {
    stale: (problem: string, at: string) => `${problem} Shown is what was known at ${at}.`,
    savingWaits: (edits: number) =>
      `Saving waits: a server cannot commit to its database. ${counted(edits, 'edit')} wait there, others in the pages of who made them; nothing is lost while those stay open.`,
    areSilent: (names: readonly string[]) =>
      `${names.join(' and ')} ${names.length === 1 ? 'does' : 'do'} not answer. What was saved is safe, and people go on by way of the other servers; look whether it still runs.`,
    rowsLate: (behind: string) =>
      `Everything is saved, but lists and exports are ${behind} behind.`,
    well: 'All is well: edits are saved, lists and exports show them.',
  },
  durations: {
    milliseconds: (count: string) => `${count} ms`,
    seconds: (count: string) => `${count} s`,
    minutes: (count: string) => `${count} min`,
  },
  people: {
    nobody: 'Nobody is in an article.',
    person: 'Person',
    article: 'Article',
    mode: 'Mode',
    came: 'Came',
  },
  refusals: {
    none: 'Nothing.',
    when: 'When',
    person: 'Person',
    article: 'Article',
    words: 'What they were told',
    somebodyGone: 'Somebody who left',
    noArticle: 'None',
  },
  servers: {
    columns: {
      name: 'Server',
      saving: 'Saving',
      rows: 'Lists and exports',
      connections: 'Connections',
      memory: 'In memory',
    },
    /** The one whose page this is, among several. */
    answering: 'Shows you this page.',
    started: 'Started {when}',
    silent: 'Does not answer. Last heard of {when}.',
    savingWorks: 'Works',
    savingWaits: (edits: number) => `Waits for the database, with ${counted(edits, 'edit')}`,
    commits: (usual: string, slow: string) => `A commit takes ${usual}, at times ${slow}`,
    rowsUpToDate: 'Up to date',
    rowsBehind: (behind: string) => `${behind} behind`,
    rowsLag: (usual: string, slow: string) =>
      `They follow an edit after ${usual}, at times ${slow}`,
    documents: (count: number) => counted(count, 'document'),
    megabytes: (count: number) => `${count} MB`,
    versions: (
      { copydesk, node }: { readonly copydesk: string; readonly node: string },
      { postgres, migration }: { readonly postgres: string; readonly migration: number },
    ) => `Copydesk ${copydesk}, Node ${node}, Postgres ${postgres}, schema ${migration}.`,
  },
};
