/**
 * `npm run cluster`: several nodes behind a round robin on this machine, with one
 * Postgres and, where there is one, one Redis or Valkey. For trying and for tests.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, root, SERVER_BUNDLE } from './prepare.mjs';
import { startRoundRobin } from './round-robin.mjs';
import { onStarterGone } from './starter.mjs';

const POSTGRES_BUNDLE = join(root, 'build', 'postgres.js');
const REDIS_PROGRAMS = ['valkey-server', 'redis-server'];
/** A node that ended is started again after this. */
const RESTART_PAUSE_MS = 1_000;
/** A terminal's Ctrl-C comes from the terminal and from npm: within this it is one wish. */
const ONE_WISH_MS = 1_000;

const { values } = parseArgs({ options: { nodes: { type: 'string', default: '2' } } });
const count = Number(values.nodes);
if (!Number.isInteger(count) || count < 1 || count > 16) {
  console.error('--nodes is a whole number from 1 to 16.');
  process.exit(1);
}

ensureInstalled();
ensureBuilt();

/** What was started, in order; it is ended in the reverse one. */
const started = [];
let isEnding = false;
let askedAt = -Infinity;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, onSignal);
onStarterGone(() => void end(0));

try {
  await start();
} catch (error) {
  console.error(`\nThe cluster cannot start.\n${error.message}`);
  await end(1);
}

async function start() {
  const host = process.env.HOST ?? '127.0.0.1';
  const port = Number(process.env.PORT ?? 4747);
  const databaseUrl = process.env.DATABASE_URL || (await startPostgres());
  const redisUrl = process.env.REDIS_URL || (await startRedis());
  const environment = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? '',
    HOST: '127.0.0.1',
  };
  const nodes = [];
  for (let number = 1; number <= count; number += 1) {
    nodes.push(await startNode(number, environment)); // the first one migrates
  }
  if (isEnding) return;
  const proxy = await startRoundRobin(nodes, { host, port });
  started.push(() => proxy.close());
  const addresses = nodes.map((nodePort) => `http://127.0.0.1:${nodePort}`).join(' and ');
  console.log(`\nCopydesk is at http://${host}:${proxy.port}, served by ${addresses}.`);
  console.log(
    redisUrl === null
      ? 'There is no Redis: nodes talk by Postgres. Put valkey-server or redis-server on the path, or set REDIS_URL.'
      : `Nodes talk by ${withoutPassword(redisUrl)}.`,
  );
  console.log('End it with Ctrl-C. Kill a node to see what happens: it comes back.\n');
}

async function startPostgres() {
  const postgres = await launch('Postgres', process.execPath, [POSTGRES_BUNDLE], {
    environment: process.env,
    ready: /(postgres:\/\/\S+)/,
  });
  started.push(postgres.stop);
  return postgres.said;
}

/** The address of a Redis of our own; null where its program is not on the path. */
async function startRedis() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const program = REDIS_PROGRAMS.flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  ).find((path) => existsSync(path));
  if (program === undefined) return null;
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const redis = await launch('Redis', program, settings, {
    environment: process.env,
    ready: /(eady to accept connections)/,
  });
  started.push(redis.stop);
  return `redis://127.0.0.1:${port}`;
}

/** Runs a node, again whenever it ends, on a port it keeps; answers the port. */
async function startNode(number, environment) {
  const name = `node ${number}`;
  let port = 0;
  let node = null;
  const run = async () => {
    node = await launch(name, process.execPath, [SERVER_BUNDLE], {
      environment: { ...environment, PORT: `${port}`, NODE_NAME: name },
      ready: /Copydesk is at http:\/\/127\.0\.0\.1:(\d+)/,
    });
    port = Number(node.said);
    void node.ended.then(comeBack);
  };
  const comeBack = async (how) => {
    if (isEnding) return;
    console.log(`${name} ended (${how}); it is started again`);
    await new Promise((resolve) => setTimeout(resolve, RESTART_PAUSE_MS));
    if (!isEnding) await run().catch(() => comeBack('it did not start'));
  };
  await run();
  started.push(() => node.stop());
  return port;
}

/** Starts a program and waits until it says that it is ready; answers what it said, and how to end it. */
async function launch(name, program, parameters, { environment, ready }) {
  // In a group of its own: the terminal's Ctrl-C is for us, who end things in order.
  const child = spawn(program, parameters, {
    cwd: root,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const said = new Promise((resolve) => {
    let output = '';
    const hear = (text) => {
      if (output !== null) output += text;
      const words = output === null ? undefined : ready.exec(output)?.[1];
      if (words === undefined) return;
      output = null;
      resolve(words);
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', hear);
      if (name.startsWith('node')) stream.on('data', (text) => process.stdout.write(text));
    }
  });
  const words = await Promise.race([said, ended.then(() => null)]);
  if (words === null) throw new Error(`${name} ended before it was ready.`);
  return { said: words, ended, stop };
}

function onSignal() {
  if (performance.now() - askedAt < ONE_WISH_MS) return;
  if (isEnding) process.exit(1); // asked twice: now
  askedAt = performance.now();
  void end(0);
}

async function end(code) {
  if (isEnding) return;
  isEnding = true;
  const failures = [];
  for (const stop of started.toReversed()) await stop().catch((error) => failures.push(error));
  for (const { message } of failures) console.error(message);
  process.exit(failures.length > 0 ? 1 : code);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function withoutPassword(url) {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
