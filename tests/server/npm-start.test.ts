import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { temporaryDirectory } from '#tests/support/test-cluster.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let dataDirectory: string;

beforeAll(async () => {
  dataDirectory = await temporaryDirectory();
});
afterAll(() => rm(dataDirectory, { recursive: true }));

/** npm in a group of its own, as a terminal has it, once its server serves. */
async function npmStart() {
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDirectory,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<number | null>((resolve) => npm.once('exit', resolve));
  const { pid } = npm;
  if (pid === undefined) throw new Error('npm did not start.');
  onTestFinished(() => {
    if (isAlive(-pid)) process.kill(-pid, 'SIGKILL');
  });
  await expect.poll(() => output, { timeout: 60_000 }).toContain('Copydesk is at http');
  return { pid, ended, output: () => output };
}

/** Also of a group, by its negative number. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Postgres takes its lock file away when it was shut down in order. */
function isDatabaseOpen(): boolean {
  return existsSync(join(dataDirectory, 'postgres/files/postmaster.pid'));
}

describe('npm start', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('ends with its server by %s to npm', async (signal) => {
    const npm = await npmStart();
    process.kill(npm.pid, signal);
    expect(await npm.ended).toBe(0);
    expect(npm.output()).toContain(`${signal}: stopping`);
    expect([isAlive(-npm.pid), isDatabaseOpen()]).toEqual([false, false]);
  });

  test('ends in order by Ctrl-C, which reaches the server twice', async () => {
    const npm = await npmStart();
    process.kill(-npm.pid, 'SIGINT');
    expect(await npm.ended).toBe(0);
    expect([isAlive(-npm.pid), isDatabaseOpen()]).toEqual([false, false]);
  });

  test('leaves no server behind when npm is killed', async () => {
    const npm = await npmStart();
    process.kill(npm.pid, 'SIGKILL');
    await expect.poll(() => isAlive(-npm.pid), { timeout: 30_000 }).toBe(false);
    expect(npm.output()).toContain('SIGTERM: stopping');
    expect(isDatabaseOpen()).toBe(false);
  });
});
