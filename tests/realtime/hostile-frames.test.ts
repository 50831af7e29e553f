import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { roomName, type Room } from '#collab/rooms.ts';
import { textOf } from '#collab/text-document.ts';
import { freshDatabase } from '../support/database.ts';
import { effort, isTorture } from '../support/effort.ts';
import { seededRandom } from '../support/random.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { raid } from './hostile/raider.ts';
import { FRAMES, RAIDS } from './hostile/raids.ts';
import { Team, until, type Teammate } from './team.ts';
import { WatchedPage } from './weather/watched-page.ts';

const database = await freshDatabase();
afterAll(() => database.close());

const RAID_COUNT = effort({ test: 100_000, torture: 1_000_000 }) / FRAMES;
/** Until caches and pools are as large as they get. */
const WARM_UP = 300;
const AT_ONCE = 16;
/** On a busy machine; on a quiet one a fifth of it. */
const PATIENCE_MS = effort({ test: 150_000, torture: 3_600_000 });
const GROWTH_LIMIT_BYTES = 20 * 1024 * 1024;
const MEMORY = fileURLToPath(new URL('hostile/report-memory.mjs', import.meta.url));

interface Target {
  readonly port: number;
  readonly rooms: readonly Room[];
  readonly mallories: readonly Teammate[];
  readonly viewer: Teammate;
  readonly victim: number;
}

describe('hostile frames', () => {
  it(
    'RM16: a hundred thousand end no server, make it no larger, fill no log and lose no edit of others',
    async () => {
      const server = await startServer({
        DATABASE_URL: database.connectionString,
        NODE_OPTIONS: `--import ${MEMORY}`,
      });
      onTestFinished(() => server.kill());
      const team = await new Team(database).found();
      onTestFinished(() => team.leave());
      const target = await prepare(team, server);
      const healthy = await openHealthy(team, server);

      const startedAt = Date.now();
      await raidBy(target, 0, WARM_UP);
      const before = await memoryOf(server);
      const typing = healthy.typeUntilStopped();
      await raidBy(target, WARM_UP, WARM_UP + RAID_COUNT);
      const latencies = await typing.stop();
      const seconds = (Date.now() - startedAt) / 1_000;

      const grown = (await memoryOf(server)) - before;
      if (isTorture) report({ seconds, grown, latencies });
      expect(grown).toBeLessThan(GROWTH_LIMIT_BYTES);
      expect(repeatedLines(server.output(), seconds)).toEqual([]);
      expect(healthy.interruptions()).toBe(0);
      expect(latencies.length).toBeGreaterThan(10);
    },
    PATIENCE_MS,
  );
});

async function prepare(team: Team, server: TestServer): Promise<Target> {
  const articles = await Promise.all(Array.from({ length: 8 }, () => team.article()));
  const mallories = await Promise.all(Array.from({ length: 4 }, () => team.teammate('editor')));
  const rooms = articles.flatMap(({ text, layer }) => [text, layer]);
  const page = team.join(team.owner, rooms[0] ?? team.register, hostOf(server));
  await page.synced;
  const [victim = 1] = page.doc.store.clients.keys();
  const { port } = new URL(server.address);
  const viewer = await team.teammate('viewer');
  return { port: Number(port), rooms, mallories, viewer, victim };
}

/** Each raid is chosen by its number: the same ones in every run. */
async function raidBy(target: Target, from: number, to: number): Promise<void> {
  let next = from;
  const raider = async () => {
    while (next < to) await raidOnce(target, next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, raider));
}

async function raidOnce({ port, rooms, mallories, viewer, victim }: Target, seed: number) {
  const random = seededRandom(seed);
  const { frames, isOutdated, isByViewer } = random.pick(RAIDS);
  const room = rooms[random.below(rooms.length)];
  const mallory = mallories[random.below(mallories.length)];
  if (room === undefined || mallory === undefined) throw new Error('There is nothing to raid.');
  const path = `/sync/${roomName(room)}?schema=${isOutdated ? 0 : 1}&epoch=1`;
  const { cookie } = isByViewer ? viewer : mallory;
  await raid({ port, path, cookie }, frames(random, victim));
}

/** A page of an article that nobody raids. */
async function openHealthy(team: Team, server: TestServer) {
  const { text } = await team.article();
  const editor = await team.teammate('editor');
  const page = new WatchedPage(team.join(editor, text, hostOf(server)));
  await page.connection.synced;
  let interruptions = 0;
  page.connection.onChange(() => {
    interruptions += Number(page.state.type === 'offline' || page.state.type === 'stopped');
  });
  return {
    interruptions: () => interruptions,
    typeUntilStopped: () => typeInto(page),
  };
}

/** One letter after another, each when the one before is saved; answers how long each took. */
function typeInto(page: WatchedPage) {
  const latencies: number[] = [];
  const stopping = new AbortController();
  const typing = (async () => {
    while (!stopping.signal.aborted) {
      const typedAt = performance.now();
      textOf(page.doc).insert(0, 'x');
      await until('it is saved', () => page.state.type === 'saved');
      latencies.push(performance.now() - typedAt);
      await wait(20);
    }
    return latencies;
  })();
  return {
    stop: () => {
      stopping.abort();
      return typing;
    },
  };
}

function hostOf({ address }: TestServer): string {
  return new URL(address).host;
}

async function memoryOf(server: TestServer): Promise<number> {
  const said = () => [...server.output().matchAll(/memory in use: (\d+)/g)];
  const before = said().length;
  server.tell('SIGUSR2');
  await until('it says what is left', () => said().length > before);
  return Number(said().at(-1)?.[1]);
}

/** The lines that were printed more often than once a second of their kind. */
function repeatedLines(output: string, seconds: number): string[] {
  const counts = new Map<string, number>();
  for (const line of output.split('\n')) {
    const [said = line] = /"msg":"[^"]*"/.exec(line) ?? [];
    const [kind = ''] = /"(?:kind|reason)":"[^"]*"/.exec(line) ?? [];
    counts.set(said + kind, (counts.get(said + kind) ?? 0) + 1);
  }
  return [...counts].flatMap(([said, count]) => (count > seconds ? [`${count} × ${said}`] : []));
}

function report({
  seconds,
  grown,
  latencies,
}: Record<'seconds' | 'grown', number> & { latencies: number[] }) {
  const inOrder = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(inOrder[Math.floor(inOrder.length * share)] ?? 0);
  const megabytes = Math.round(grown / 1024 / 1024);
  console.info(
    `${RAID_COUNT * FRAMES} hostile frames in ${Math.round(seconds)} s: memory ${megabytes} MB more,`,
    `${latencies.length} edits beside them saved, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
}
