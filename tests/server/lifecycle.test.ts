import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { runServer, startServer } from '#tests/support/server.ts';

let database: FreshDatabase;
let environment: { readonly DATABASE_URL: string };

beforeAll(async () => {
  database = await freshDatabase();
  environment = { DATABASE_URL: database.connectionString };
});
afterAll(() => database.close());

async function statusOf(address: string): Promise<number> {
  return (await fetch(address)).status;
}

describe('starting', () => {
  test('prints one address, and it is the one that answers', async () => {
    const server = await startServer(environment);
    expect(server.output().match(/http:\/\//g)).toHaveLength(1);
    expect(await statusOf(`${server.address}/healthz`)).toBe(200);
    await server.stop();
  });

  test('on a port in use is refused in clear words, and nothing stays behind', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, output } = await runServer({ ...environment, PORT: String(port) });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is already in use`);
    expect(output).not.toContain('    at ');
    other.close();
  });

  test('with a wrong variable is refused with its name', async () => {
    const { code, output } = await runServer({ ...environment, PORT: 'many' });
    expect(code).toBe(1);
    expect(output).toContain('PORT must be a whole number');
  });

  test('SY14: before its database waits for it', async () => {
    const url = new URL(database.connectionString);
    const { hostname, port } = url;
    let turnedAway = 0;
    const way = createServer((socket) => {
      if (turnedAway < 3) {
        turnedAway += 1;
        socket.destroy();
        return;
      }
      const onward = connect(Number(port), hostname);
      socket.pipe(onward).pipe(socket);
      for (const end of [socket, onward]) end.on('error', () => undefined);
    });
    await new Promise<void>((done) => way.listen(0, '127.0.0.1', done));
    url.host = `127.0.0.1:${(way.address() as AddressInfo).port}`;
    const server = await startServer({ DATABASE_URL: url.href });
    expect(turnedAway).toBe(3);
    expect(await statusOf(`${server.address}/readyz`)).toBe(200);
    await server.stop();
    way.close();
  });

  test('SY14: without its database is refused in words that do not repeat the password', async () => {
    const url = new URL(database.connectionString);
    url.port = '1';
    const { code, output } = await runServer({ DATABASE_URL: url.href });
    expect(code).toBe(1);
    expect(output).toContain('The database at DATABASE_URL cannot be reached');
    expect(output).not.toContain(url.password);
  });

  test('on a database that is newer is refused in clear words', async () => {
    const { code, output } = await withNewerDatabase(() => runServer(environment));
    expect(code).toBe(1);
    expect(output).toContain('The database is newer than this Copydesk');
  });
});

describe('running', () => {
  test('/readyz follows the database, and the server outlives its absence', async () => {
    const server = await startServer(environment);
    const name = new URL(database.connectionString).pathname.slice(1);
    const admin = await freshDatabase();
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      name,
    ]);
    expect(await statusOf(`${server.address}/readyz`)).toBe(503);
    expect(await statusOf(`${server.address}/healthz`)).toBe(200);
    const page = await fetch(`${server.address}/`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('The database cannot be reached');

    await admin.query(`alter database ${name} allow_connections true`);
    expect(await statusOf(`${server.address}/readyz`)).toBe(200);
    expect(await statusOf(`${server.address}/`)).toBe(200);
    await admin.close();
    await server.stop();
  });
});

describe('stopping', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with success', async (signal) => {
    const server = await startServer(environment);
    expect(await server.stop(signal)).toBe(0);
  });

  test('a request that was taken in is still answered', async () => {
    const server = await startServer(environment);
    const lockHolder = await holdAccounts();
    // Asks whether anybody has an account.
    const answer = fetch(server.address, { redirect: 'manual' });
    await lockHolder.untilSomebodyWaits();
    const stopped = server.stop();
    await lockHolder.release();
    expect((await answer).status).toBe(303);
    expect(await stopped).toBe(0);
  });
});

/** Locks the accounts against every reader until released. */
async function holdAccounts() {
  const client = await database.pool.connect();
  await client.query('begin');
  await client.query('lock table account in access exclusive mode');
  return {
    untilSomebodyWaits: () =>
      expect
        .poll(() =>
          database.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'
            and datname = current_database()`),
        )
        .not.toEqual([]),
    release: async () => {
      await client.query('rollback');
      client.release();
    },
  };
}

async function withNewerDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  await database.query(`insert into migration (number, name, sha256) values (9999, 'future', '')`);
  try {
    return await work();
  } finally {
    await database.query('delete from migration where number = 9999');
  }
}
