import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { readText, textOf } from '#collab/text-document.ts';
import { freshDatabase } from '../support/database.ts';
import { startServer } from '../support/server.ts';
import { freePort } from '../support/redis.ts';
import { temporaryDirectory } from '../support/test-cluster.ts';
import { Team, until } from './team.ts';

const database = await freshDatabase();
afterAll(() => database.close());

const COMPOSE = new URL('../../compose.yaml', import.meta.url);
const hasCaddy = spawnSync('caddy', ['version']).status === 0;

describe('the proxy of compose.yaml', () => {
  if (!hasCaddy) {
    it.skip('skipped: caddy is not on the path');
    return;
  }

  it('FO10: serves pages and sockets of two nodes, and either may be killed', async () => {
    const port = await freePort();
    const host = `127.0.0.1:${port}`;
    const settings = {
      DATABASE_URL: database.connectionString,
      ORIGIN: `http://${host}`,
      TRUST_PROXY: '1',
    };
    const nodes = [await startServer(settings), await startServer(settings)];
    onTestFinished(async () => void (await Promise.all(nodes.map((node) => node.kill()))));
    const upstreams = nodes.map(({ address }) => new URL(address).host);
    const caddy = await startCaddy(caddyfileFor(port, upstreams));
    onTestFinished(() => void caddy.kill());
    const status = async () => (await fetch(`http://${host}/sign-in`).catch(() => null))?.status;
    await until('the proxy serves', async () => (await status()) === 200);

    const team = await new Team(database).found();
    onTestFinished(() => team.leave());
    const { text } = await team.article(['.']);
    const editor = await team.teammate('editor');
    const pages = [1, 2, 3, 4].map(() => team.join(editor, text, host));
    await Promise.all(pages.map(({ synced }) => synced));
    const typeEverywhere = async () => {
      for (const { doc } of pages) textOf(doc).insert(0, 'x');
      await until('all is saved', () => pages.every(({ state }) => state.type === 'saved'));
    };
    let typed = 0;
    for (const node of nodes) {
      await typeEverywhere();
      await node.kill();
      expect(await Promise.all([status(), status(), status()])).toEqual([200, 200, 200]);
      await typeEverywhere();
      typed += 2 * pages.length;
      const all = `${'x'.repeat(typed)}.\n`;
      await until('everybody reads everything', () =>
        pages.every(({ doc }) => readText(textOf(doc)) === all),
      );
      await node.start();
    }
  });
});

/** What compose.yaml gives its proxy, but for where it listens and where the nodes are. */
function caddyfileFor(port: number, [one = '', other = '']: readonly string[]): string {
  const [, indented = ''] = readFileSync(COMPOSE, 'utf8').split('content: |\n');
  const [caddyfile = ''] = indented.split(/\n(?=\S)/);
  const here = caddyfile
    .replaceAll(/^ {6}/gm, '')
    .replace(/^:4747 /m, `:${port} `)
    .replace('node-1:4747', one)
    .replace('node-2:4747', other);
  expect(here).not.toContain('4747 ');
  expect(here).toContain(`reverse_proxy ${one} ${other}`);
  return here;
}

async function startCaddy(caddyfile: string): Promise<ChildProcess> {
  const folder = await temporaryDirectory();
  const file = join(folder, 'Caddyfile');
  await writeFile(file, caddyfile);
  const parameters = ['run', '--config', file, '--adapter', 'caddyfile'];
  return spawn('caddy', parameters, { env: { ...process.env, HOME: folder }, stdio: 'ignore' });
}
