import { expect, test } from 'vitest';
import { EXAMPLE_ARTICLES } from '#server/commands/example-project/seed-example-project.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { startServer } from '#tests/support/server.ts';

const database = await freshDatabase();

test('the first page after setting up counts the example’s tags already', async () => {
  const server = await startServer({ DATABASE_URL: database.connectionString });
  const answer = await fetch(`${server.address}/setup`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.address, accept: 'text/html' },
    body: new URLSearchParams({
      name: 'Ada Marsh',
      email: 'ada@example.org',
      password: 'a long enough password',
      workspaceName: 'The Skerrow Post',
    }),
  });
  const counted = await database.query('select tags from article_tally where tags > 0');
  await server.stop();
  await database.close();
  expect(answer.status).toBe(303);
  expect(counted).toHaveLength(EXAMPLE_ARTICLES.length);
});
