import { counted } from './counted.ts';

export const health = {
  page: {
    title: 'Health',
    started: 'The server started {when}.',
    people: 'People',
    peopleIntro: 'Who is in an article now, by way of this server.',
    server: 'Server',
    serverIntro: 'Times are of the last five minutes.',
    notTaken: 'Not taken',
    notTakenIntro: 'Work of this workspace that the server refused since it started.',
  },
  notice: {
    stale: (problem: string, at: string) => `${problem} Shown is what was known at ${at}.`,
    savingWaits: (edits: number) =>
      `Saving waits: the server cannot commit to its database. ${counted(edits, 'edit')} wait here, others in the pages of who made them; nothing is lost while those stay open.`,
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
  facts: {
    unmeasured: 'Nothing to measure in these minutes',
    saving: 'Saving',
    savingWorks: 'Works',
    savingWaits: 'Waits for the database',
    commits: (usual: string, slow: string) => `A commit takes ${usual}, at times ${slow}`,
    rows: 'Lists and exports',
    rowsUpToDate: 'Up to date',
    rowsBehind: (behind: string) => `${behind} behind`,
    rowsLag: (usual: string, slow: string) =>
      `They follow an edit after ${usual}, at times ${slow}`,
    memory: 'In memory',
    documents: (count: number) => counted(count, 'document'),
    connections: (count: number, megabytes: number) =>
      `${counted(count, 'connection')}, ${megabytes} MB`,
    waiting: 'Waiting to be saved',
    edits: (count: number) => counted(count, 'edit'),
    versions: 'Versions',
    copydesk: (version: string) => `Copydesk ${version}`,
    others: (node: string, postgres: string, migration: number) =>
      `Node ${node}, Postgres ${postgres}, schema ${migration}`,
  },
};
