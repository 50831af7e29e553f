import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database.ts';
import { startServer } from '#tests/support/server.ts';

const database = await freshDatabase();
const server = await startServer({ DATABASE_URL: database.connectionString });

afterAll(async () => {
  await server.stop();
  await database.close();
});

const ask = (accept: string): Promise<Response> =>
  fetch(`${server.address}/projects/p/occurrences`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept, origin: server.address, 'content-type': 'application/json' },
    body: '{}',
  });

test('AC2: a page that asks for data and is signed out is told so in words', async () => {
  const answer = await ask('application/json');
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({
    message: 'Your session has ended. Sign in again.',
    code: 'sign-in-required',
  });
});

test('whoever opens a page and is signed out is sent to sign in', async () => {
  const answer = await ask('text/html');
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/sign-in?next=%2Fprojects%2Fp%2Foccurrences',
  ]);
});
