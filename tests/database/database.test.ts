import { afterAll, expect, onTestFinished, test } from 'vitest';
import { isConnectionFailure } from '#server/db/connection-failure.ts';
import { openDatabase } from '#server/db/database.ts';
import { freshDatabase } from '../support/database.ts';
import { layLine } from '../support/line.ts';
import { ignoreLostConnection } from '../support/test-cluster.ts';

const direct = await freshDatabase();
afterAll(() => direct.close());

test('OB10: a host that vanishes fails what was asked as a lost connection, and is found again on a new one', async () => {
  const url = new URL(direct.connectionString);
  const line = await layLine(Number(url.port));
  onTestFinished(() => line.close());
  url.port = String(line.port);
  const database = openDatabase({
    connectionString: url.href,
    onIdleError: ignoreLostConnection,
    poolSize: 2,
    answerTimeoutMs: 500,
  });
  onTestFinished(() => database.close());
  await database.query('create table kept (number integer)');

  const writing = database.transaction(async (tx) => {
    await tx.query('insert into kept values (1)');
    line.freeze();
    await tx.query('insert into kept values (2)');
  });
  const failure: unknown = await writing.catch((error: unknown) => error);
  expect(isConnectionFailure(failure)).toBe(true);
  expect(database.pool.totalCount).toBe(0); // nothing is asked on that connection again
  line.mend();
  await database.query('insert into kept values (3)');
  expect(await database.query('select number from kept')).toEqual([{ number: 3 }]);
});

test('SY11: a connection that breaks while it goes from hand to hand ends nobody', async () => {
  const database = openDatabase({
    connectionString: direct.connectionString,
    onIdleError: ignoreLostConnection,
    poolSize: 1,
  });
  onTestFinished(() => database.close());
  const client = await database.pool.connect(); // from here on nobody of the pool listens to it
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const ended = new Promise((resolve) => client.once('end', resolve));
  await direct.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await ended;
  client.release();
  expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
});
