import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest';
import { openDatabase } from '#server/db/database.ts';
import { STATE_DIRECTORY } from '#server/db/embedded-postgres/binaries.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '#server/db/embedded-postgres/embedded-postgres.ts';
import { createLog } from '#server/log.ts';
import { runServer, startServer, type TestServer } from '#tests/support/server.ts';
import { ignoreLostConnection, temporaryDirectory } from '#tests/support/test-cluster.ts';

const isRoot = process.getuid?.() === 0;
const log = createLog({ level: 'silent', stream: process.stdout });

/** Holds a database that most tests start again: creating one takes seconds. */
let dataDirectory: string;
/** Holds nothing yet. */
let emptyDirectory: string;
let running: EmbeddedPostgres[] = [];

beforeAll(async () => {
  dataDirectory = await temporaryDirectory();
});
beforeEach(async () => {
  emptyDirectory = await temporaryDirectory();
});
afterEach(async () => {
  await Promise.all(running.map((postgres) => postgres.stop()));
  running = [];
  await rm(emptyDirectory, { recursive: true });
});
afterAll(() => rm(dataDirectory, { recursive: true }));

async function start(directory = dataDirectory): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDirectory: directory, log });
  running.push(postgres);
  return postgres;
}

async function ask(postgres: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const database = openDatabase({ ...postgres, onIdleError: ignoreLostConnection });
  try {
    return await database.query(sql);
  } finally {
    await database.close();
  }
}

/** How many processes of Postgres serve the data of this test. */
function countServers(): number {
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n');
  const servers = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , command, flag]) => command?.endsWith('/postgres') && flag === '-D')
    .filter((words) => words.some((word) => word.startsWith(dataDirectory)));
  // A backend that was forked this instant still has its server's title.
  const ids = new Set(servers.map(([id]) => id));
  return servers.filter(([, parent]) => !ids.has(parent)).length;
}

/** The built server on the data of this test; it ends with the test, however that goes. */
async function serve(): Promise<TestServer> {
  const server = await startServer({ DATA_DIR: dataDirectory });
  onTestFinished(() => server.kill());
  return server;
}

async function untilNoServers(): Promise<void> {
  while (countServers() > 0) await delay(20);
}

/** Of the running server, as its lock file says. */
async function postmasterPid(): Promise<number> {
  const lockFile = await readFile(join(dataDirectory, 'postgres/files/postmaster.pid'), 'utf8');
  return Number(lockFile.split('\n')[0]);
}

describe('the embedded Postgres', () => {
  test('keeps what was written from one start to the next', async () => {
    const first = await start();
    await ask(first, 'create table kept as select 42 as answer');
    await first.stop();
    expect(countServers()).toBe(0);
    expect(await ask(await start(), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('lets in only whoever knows the password, which only its owner can read', async () => {
    const postgres = await start();
    const url = new URL(postgres.connectionString);
    expect((await stat(join(dataDirectory, 'postgres/password'))).mode & 0o777).toBe(0o600);
    url.password = 'guessed';
    await expect(ask({ ...postgres, connectionString: url.href }, 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
  });

  test('a second copy on the same data is refused in clear words', async () => {
    await start();
    await expect(start()).rejects.toThrow(
      /Another Copydesk is running on the data in .+Stop it first/,
    );
  });

  test('copies that start at once on no data make one database, and one of them serves it', async () => {
    const outcomes = await Promise.allSettled([start(emptyDirectory), start(emptyDirectory)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('comes back on its port when it dies by itself', async () => {
    const postgres = await start();
    await ask(postgres, 'create table survived as select 1 as one');
    process.kill(await postmasterPid(), 'SIGKILL');
    await expect
      .poll(() => ask(postgres, 'select one from survived').catch(String), { timeout: 30_000 })
      .toEqual([{ one: 1 }]);
  });

  test('an interrupted first start leaves nothing that stands in the way of the next', async () => {
    await mkdir(join(emptyDirectory, 'postgres-unfinished-abc123'));
    expect(await ask(await start(emptyDirectory), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a data folder that cannot be made is refused in clear words', async () => {
    await writeFile(join(emptyDirectory, 'file'), '');
    await expect(start(join(emptyDirectory, 'file/data'))).rejects.toThrow(
      /The data folder .+ cannot be written \(ENOTDIR\).+set DATA_DIR to another folder/,
    );
  });

  test.skipIf(isRoot)(
    'a data folder that cannot be written is refused in clear words',
    async () => {
      await chmod(dataDirectory, 0o500);
      await expect(start()).rejects.toThrow(/cannot be written \(EACCES\)/);
      await chmod(dataDirectory, 0o700);
    },
  );

  test.runIf(isRoot)(
    'runs for root although its own user cannot reach the data folder',
    async () => {
      const before = await stateFolders();
      await chmod(emptyDirectory, 0o700);
      expect(await ask(await start(emptyDirectory), 'select 1 as one')).toEqual([{ one: 1 }]);
      await running.pop()?.stop();
      const made = (await stateFolders()).filter((name) => !before.includes(name));
      expect(made).toHaveLength(1);
      await Promise.all(made.map((name) => rm(join(STATE_DIRECTORY, name), { recursive: true })));
    },
  );
});

async function stateFolders(): Promise<string[]> {
  return existsSync(STATE_DIRECTORY) ? await readdir(STATE_DIRECTORY) : [];
}

describe('the server on its embedded Postgres', () => {
  test('kill -9 leaves no Postgres behind and loses nothing that was committed', async () => {
    const server = await serve();
    expect(countServers()).toBe(1);
    await server.kill();
    await untilNoServers();
    await server.start();
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    await server.stop();
  });

  test('can be started again right after kill -9, while its Postgres is still going', async () => {
    const server = await serve();
    await server.kill();
    await server.start();
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    await server.stop();
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s stops it and its Postgres', async (signal) => {
    const server = await serve();
    expect(await server.stop(signal)).toBe(0);
    expect(countServers()).toBe(0);
  });

  test('a second copy says so and leaves the first one alone', async () => {
    const server = await serve();
    const second = await runServer({ DATA_DIR: dataDirectory });
    expect(second.code).toBe(1);
    expect(second.output).toContain('Another Copydesk is running on the data');
    expect(second.output).not.toContain('    at '); // words, not a stack
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    await server.stop();
  });

  test('OB4: a check joins the Postgres of a running server, and starts it where none runs', async () => {
    const program = fileURLToPath(new URL('../../build/copydesk.js', import.meta.url));
    const check = () =>
      spawnSync(process.execPath, [program, 'check'], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], DATA_DIR: dataDirectory },
      });
    const server = await serve();
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('is running') });
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    await server.stop();
    expect(check()).toMatchObject({ status: 0, stdout: expect.not.stringContaining('is running') });
    await untilNoServers();
  });
});
