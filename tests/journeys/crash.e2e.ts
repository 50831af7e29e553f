import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test, expect } from '@playwright/test';
import { openDatabase } from '#server/db/database.ts';
import { startEmbeddedPostgres } from '#server/db/embedded-postgres/embedded-postgres.ts';
import { createLog } from '#server/log.ts';
import { canalBridge } from '#tests/fixtures/articles.ts';
import { startServer } from '#tests/support/server.ts';
import { ignoreLostConnection, temporaryDirectory } from '#tests/support/test-cluster.ts';
import { Newsroom } from './newsroom.ts';
import { tagRows } from './rows.ts';

const log = createLog({ level: 'error', stream: process.stdout });

test('after kill -9 in the middle of tagging, what was shown as saved is there, and the rest is delivered', async ({
  browser,
}) => {
  const dataDirectory = await temporaryDirectory();
  const server = await startServer({ DATA_DIR: dataDirectory });
  const newsroom = new Newsroom(browser, server.address);
  const olga = await newsroom.seat('owner');
  const before = await olga.createArticle('Crash', canalBridge);
  const { articleId } = before;

  for (const name of ['Marta Ilves', 'Jonas Adeyemi', 'Nordbro']) await before.tagWords(name, 'p');
  await before.expectSaved();
  const saved = await before.list();
  const postmaster = await postmasterPid(dataDirectory);
  await before.tagWords('江南桥梁', 'o');
  await server.kill();
  await before.tagWords('VALDORF', 'l');
  await expect(before.status.getByText('Offline')).toBeVisible();
  await expect.poll(() => isRunning(postmaster)).toBe(false);
  const context = olga.page.context();
  await olga.page.close();

  await server.start();
  const visitor = await newsroom.seat('owner');
  const afterwards = await visitor.desk(`/articles/${articleId}`);
  await expect.poll(() => afterwards.list()).toEqual(expect.arrayContaining(saved));

  const after = await olga.returns(await context.newPage()).desk(`/articles/${articleId}`);
  const everything = ['VALDORF', 'Marta Ilves', 'Jonas Adeyemi', '江南桥梁', 'Nordbro'];
  for (const desk of [after, afterwards]) {
    await expect
      .poll(async () => (await desk.list()).map(({ words }) => words))
      .toEqual(everything);
  }
  await newsroom.goHome();
  await server.stop();
  const postgres = await startEmbeddedPostgres({ dataDirectory, log });
  const database = openDatabase({ ...postgres, onIdleError: ignoreLostConnection });
  expect((await tagRows(database, articleId)).map(({ quote }) => quote)).toEqual(everything);
  await database.close();
  await postgres.stop();
  await rm(dataDirectory, { recursive: true });
});

async function postmasterPid(dataDirectory: string): Promise<number> {
  const lock = await readFile(join(dataDirectory, 'postgres/files/postmaster.pid'), 'utf8');
  return Number(lock.split('\n')[0]);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
