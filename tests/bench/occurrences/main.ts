import { performance } from 'node:perf_hooks';
import { newId, type ProjectId, type WorkspaceId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { openDatabase, type Database } from '#server/db/database.ts';
import { startEmbeddedPostgres } from '#server/db/embedded-postgres/embedded-postgres.ts';
import { migrate } from '#server/db/migrate.ts';
import { createLog } from '#server/log.ts';
import { createQueries } from '#server/queries/queries.ts';
import { addMember, openServer } from '#tests/support/team.ts';
import { temporaryDirectory, ignoreLostConnection } from '#tests/support/test-cluster.ts';
import { insertWorkspace } from '#server/db/workspaces.ts';
import { rm } from 'node:fs/promises';
import { describeMachine } from '../machine.ts';
import { median, percentile } from '../statistics.ts';
import { formatNumber, formatTable } from '../table.ts';
import { ARTICLES, seedCorpus } from './corpus.ts';

const ROUNDS = 7;
/** Of another workspace, which waits for its own texts alone. */
const ARTICLES_OF_OTHERS = 200;

interface Case {
  readonly name: string;
  readonly run: () => Promise<Reading>;
}

interface Reading {
  /** How much there is. */
  readonly found: number;
  /** Until there was a list to look at: the first of it, or all where nothing is found. */
  readonly listMs: number;
  /** Until all was counted. */
  readonly allMs: number;
}

/** Measures how long a person waits for the list of all occurrences in a project of 10,000 articles. */
export async function main(): Promise<void> {
  const dataDirectory = await temporaryDirectory();
  const log = createLog({ level: 'error', stream: process.stdout });
  const postgres = await startEmbeddedPostgres({ dataDirectory, log });
  try {
    const { connectionString } = postgres;
    const database = openDatabase({ connectionString, onIdleError: ignoreLostConnection });
    await migrate(database);
    await measureAll(database);
    await database.close();
  } finally {
    await postgres.stop();
    await rm(dataDirectory, { recursive: true });
  }
}

async function measureAll(database: Database): Promise<void> {
  const began = performance.now();
  const large = await seedProject(database, ARTICLES);
  const small = await seedProject(database, ARTICLES_OF_OTHERS);
  console.log(`${ARTICLES} articles written in ${Math.round(performance.now() - began)} ms.`);
  const rows: string[][] = [];
  for (const { name, run } of [...casesOf(database, large), ...casesBeside(database, small)]) {
    const { found } = await run(); // what is read for the first time comes from the disk
    const readings: Reading[] = [];
    for (let round = 0; round < ROUNDS; round += 1) readings.push(await run());
    const times = (ms: (reading: Reading) => number) =>
      [median(readings.map(ms)), percentile(readings.map(ms), 1)].map(formatNumber);
    const [list, all] = [times(({ listMs }) => listMs), times(({ allMs }) => allMs)];
    rows.push([name, String(found), ...list, ...all]);
  }
  console.log(`${describeMachine()}\n`);
  console.log(formatTable(['', 'found', 'list ms', 'slowest', 'all counted ms', 'slowest'], rows));
}

interface Seeded {
  readonly actor: Actor;
  readonly projectId: ProjectId;
}

async function seedProject(database: Database, articles: number): Promise<Seeded> {
  const workspaceId = newId<WorkspaceId>();
  await insertWorkspace(database, { id: workspaceId, name: 'Bench' });
  const actor = await addMember(database, workspaceId, 'owner');
  const { commands } = openServer(database);
  const { projectId } = await commands.createProject(actor, { workspaceId, name: 'Bench' });
  await seedCorpus(database, { projectId, createdBy: actor.accountId }, articles);
  return { actor, projectId };
}

function searchIn(database: Database, { actor, projectId }: Seeded) {
  const queries = createQueries({ database, now: () => new Date() });
  return (names: readonly string[], matchCase = false) =>
    async (): Promise<Reading> => {
      const began = performance.now();
      const asked = { kind: 'entity', label: 'person', names, wholeWords: true, matchCase };
      let listMs = NaN;
      let found = 0;
      for await (const news of await queries.occurrences(actor, projectId, asked)) {
        if (Number.isNaN(listMs)) listMs = performance.now() - began;
        if (news.type === 'more') ({ found } = news);
      }
      return { found, listMs, allMs: performance.now() - began };
    };
}

function casesBeside(database: Database, small: Seeded): Case[] {
  const search = searchIn(database, small);
  return [
    { name: 'a word in half of 200, beside those', run: search(['quay']) },
    { name: 'three letters in all of 200, beside those', run: search(['tri']) },
  ];
}

function casesOf(database: Database, large: Seeded): Case[] {
  const queries = createQueries({ database, now: () => new Date() });
  const search = searchIn(database, large);
  const aliases = ['Ines Okafor', 'Okafor', 'I. M. Okafor', 'the chair of the Harbour Board'];
  return [
    { name: 'a name in 100 articles', run: search(['Ines Okafor']) },
    { name: 'the same, its case as written', run: search(['Ines Okafor'], true) },
    { name: 'a name with accents, in 167', run: search(['Jörg Müller']) },
    { name: 'a name with three others, in 300', run: search(aliases) },
    { name: 'a name in 2,000 articles', run: search(['Brandt']) },
    { name: 'three words of common syllables', run: search(['bababa', 'debaba', 'fibaba']) },
    { name: 'a word in half of the articles', run: search(['quay']) },
    { name: 'three letters in all of them', run: search(['tri']) },
    { name: 'a name in none', run: search(['Zachary Quimby']) },
    {
      name: 'learnt names of 100,000 mentions',
      run: async () => {
        const began = performance.now();
        const found = (await queries.learntNames(large.actor, large.projectId)).length;
        const allMs = performance.now() - began;
        return { found, listMs: allMs, allMs };
      },
    },
  ];
}
