import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REQUEST_LIMIT_BYTES } from '#server/http/request-size.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';

let server: TestServer;

beforeAll(async () => {
  const { connectionString, close } = await freshDatabase();
  await close();
  server = await startServer({ DATABASE_URL: connectionString });
});
afterAll(() => server.stop());

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** `fetch` sets headers of its own; here every header is the test's. */
function ask(
  path: string,
  given: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  const { body, ...options } = given;
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, server.address), options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.once('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, text }),
      );
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

function submitSetup(headers: Record<string, string>): Promise<Answer> {
  const type = 'application/x-www-form-urlencoded';
  return ask('/setup', { method: 'POST', headers: { 'content-type': type, ...headers }, body: '' });
}

describe('every answer', () => {
  test('that is a page is kept by no cache: after signing out it is not shown again', async () => {
    const { headers } = await ask('/sign-in');
    expect(headers['cache-control']).toBe('private, no-store');
  });

  test.each(['/healthz', '/sign-in', '/favicon.svg', '/nowhere'])(
    '%s carries the headers that protect a page, and the id of its request',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'x-request-id': expect.stringMatching(/^[\w-]{8,}$/),
      });
      expect(headers['strict-transport-security']).toBeUndefined(); // this server is not on https
    },
  );

  test('of a page allows no inline script but its own', async () => {
    const { headers } = await ask('/setup');
    const policy = headers['content-security-policy'];
    const scripts = /script-src ([^;]+)/.exec(String(policy))?.[1];
    expect(scripts).toMatch(/^'self' 'nonce-[^']+'$/);
  });

  test('that is a fault or a missing page names its request in the log', async () => {
    const { status, headers } = await ask('/nowhere');
    expect(status).toBe(404);
    await expect.poll(server.output).toContain(headers['x-request-id']);
  });

  test('to an id from outside has an id of ours: logs cannot be forged', async () => {
    const { headers } = await ask('/healthz', { headers: { 'x-request-id': 'forged-request-id' } });
    expect(headers['x-request-id']).not.toBe('forged-request-id');
  });
});

describe('health', () => {
  test('/healthz says the process is alive, /readyz that it can work', async () => {
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: '{"alive":true}' });
    expect(await ask('/readyz')).toMatchObject({ status: 200, text: '{"ready":true}' });
  });
});

describe('a form', () => {
  test.each(['127.0.0.1', 'localhost'])(
    'is taken from the same site by the name %s',
    async (name) => {
      const host = `${name}:${new URL(server.address).port}`;
      const { status, text } = await submitSetup({ host, origin: `http://${host}` });
      expect(status, text).not.toBe(403);
    },
  );

  test('from another site is refused', async () => {
    const { status } = await submitSetup({ origin: 'https://elsewhere.example' });
    expect(status).toBe(403);
  });
});

describe('a body beyond the limit', () => {
  const body = Buffer.alloc(REQUEST_LIMIT_BYTES + 1, 'a');

  test('is refused in words, with the limit', async () => {
    const { status, text } = await ask('/setup', { method: 'POST', body });
    expect(status).toBe(413);
    expect(text).toContain('where 6.0 MB is the most');
  });

  test('from a form on a page is refused as its error', async () => {
    const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
    const { status, text } = await ask('/setup', { method: 'POST', headers, body });
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ type: 'error', error: { code: 'too-large' } });
  });

  test('at the limit is read', async () => {
    const { status } = await ask('/setup', { method: 'POST', body: body.subarray(1) });
    expect(status).not.toBe(413);
  });
});

describe('what is no request', () => {
  test('an upgrade to anything but a room is refused', async () => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    expect(await ask('/elsewhere', { headers })).toMatchObject({ status: 404 });
  });

  test('noise on the port gets no further than the parser', async () => {
    const { hostname, port } = new URL(server.address);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write('\u0000\u0001 noise\r\n\r\n'),
      );
      socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      socket.once('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect((await ask('/healthz')).status).toBe(200);
  });

  test('an upgrade whose sender is gone before it is refused ends nothing but itself', async () => {
    const { hostname, port } = new URL(server.address);
    const lines = ['GET /elsewhere HTTP/1.1', `Host: ${hostname}:${port}`, 'Connection: Upgrade'];
    for (let count = 0; count < 50; count++) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write([...lines, 'Upgrade: websocket', '', ''].join('\r\n'));
          socket.resetAndDestroy();
        });
        socket.once('close', () => resolve());
      });
    }
    expect((await ask('/healthz')).status).toBe(200);
  });
});
