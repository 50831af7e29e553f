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
