import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const BUNDLE = fileURLToPath(new URL('../../build/server-main.js', import.meta.url));

/** Settings as the environment has them: `DATABASE_URL` or `DATA_DIR` at the least. */
export type ServerEnvironment = Readonly<Record<string, string>>;

/** The server as people run it: built, in a process of its own, on a port of its own. */
export interface TestServer {
  /** As `http://127.0.0.1:40123`; the same after a restart. */
  readonly address: string;
  /** Everything it has printed. */
  readonly output: () => string;
  /** kill -9. */
  readonly kill: () => Promise<void>;
  /** Sends it a signal it does not end at. */
  readonly tell: (signal: NodeJS.Signals) => void;
  /** Asks it to stop, and answers its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Starts it again, on the same port with the same settings, after it ended. */
  readonly start: () => Promise<void>;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Starts the built server and waits until it serves. Throws with its output where it does not. */
export async function startServer(environment: ServerEnvironment): Promise<TestServer> {
  if (!existsSync(BUNDLE)) throw new Error('there is no build to test: npm run build');
  let output = '';
  const hear = (text: string) => (output += text);
  let child = launch({ PORT: '0', ...environment }, hear);
  const address = await listening(child);
  const end = (signal: NodeJS.Signals) => {
    const ended = exitCode(child);
    child.kill(signal);
    return ended;
  };
  return {
    address,
    output: () => output,
    kill: async () => void (await end('SIGKILL')),
    tell: (signal) => void child.kill(signal),
    stop: (signal = 'SIGTERM') => end(signal),
    start: async () => {
      child = launch({ ...environment, PORT: new URL(address).port }, hear);
      await listening(child);
    },
  };
}

/** Runs the built server where it is expected to refuse to start; its exit code and all it printed. */
export async function runServer(
  environment: ServerEnvironment,
): Promise<{ code: number | null; output: string }> {
  let output = '';
  const child = launch({ PORT: '0', ...environment }, (text) => (output += text));
  const code = await exitCode(child);
  return { code, output };
}

function launch(environment: ServerEnvironment, hear: (text: string) => void): Child {
  const child = spawn(process.execPath, [BUNDLE], {
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  return child;
}

function listening(child: Child): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const onData = (text: string) => {
      output += text;
      const address = /Copydesk is at (http:[^"\s]+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('exit', () => reject(new Error(`the server did not start:\n${output}`)));
  });
}

function exitCode(child: Child): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}
