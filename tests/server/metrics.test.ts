import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startServer } from '#tests/support/server.ts';

const TOKEN = 'a-token-chosen-at-random';

let database: FreshDatabase;
let environment: { readonly DATABASE_URL: string };
beforeAll(async () => {
  database = await freshDatabase();
  environment = { DATABASE_URL: database.connectionString };
});
afterAll(() => database.close());

async function ask(address: string, authorization?: string) {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await fetch(`${address}/metrics`, { headers });
  return { status: response.status, text: await response.text() };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

describe('/metrics', () => {
  test('OB6: are told to this machine where no token is set, with requests by route and no address', async () => {
    const server = await startServer(environment);
    await fetch(`${server.address}/invitations/a-secret-that-nobody-has`);
    const { status, text } = await ask(server.address);
    expect(status).toBe(200);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).toContain('route="/invitations/[token]"');
    expect(text).not.toContain('a-secret');
    await server.stop();
  });

  test('OB6: are told to nobody without the token where one is set, or where a proxy may stand in front', async () => {
    const guarded = await startServer({ ...environment, METRICS_TOKEN: TOKEN });
    expect(await ask(guarded.address)).toMatchObject({ status: 401 });
    expect(await ask(guarded.address, 'Bearer another-token-chosen')).toMatchObject({
      status: 401,
    });
    expect(await ask(guarded.address, `Bearer ${TOKEN}`)).toMatchObject({ status: 200 });
    expect(guarded.output()).not.toContain(TOKEN);
    await guarded.stop();
    const port = String(await freePort());
    const proxied = await startServer({
      ...environment,
      PORT: port,
      ORIGIN: `http://127.0.0.1:${port}`,
    });
    expect(await ask(proxied.address)).toMatchObject({ status: 403 });
    await proxied.stop();
  });
});
