import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const START_TIMEOUT_MS = 30_000;
/** A server with a thousand sockets may take its time to leave. */
const STOP_TIMEOUT_MS = 5_000;

export interface ChildServer {
  readonly pid: number;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export interface ChildServerOptions {
  readonly directory?: string;
  /** A Node script and its arguments. */
  readonly script: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Finds the port in the line that says the server listens. */
  readonly listens: RegExp;
}

type Child = ChildProcessByStdio<null, Readable, null>;

/** Runs a server in a process of its own until it says on which port it listens. */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const child = spawn(process.execPath, [...options.script], {
    cwd: options.directory,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const stop = async () => {
    await end(child);
    process.off('exit', killWithUs);
  };
  try {
    const port = await portOf(child, options);
    if (child.pid === undefined) throw new Error(`${options.script.join(' ')} did not start.`);
    return { pid: child.pid, port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function portOf(child: Child, { script, listens }: ChildServerOptions): Promise<number> {
  const deadline = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  try {
    const lines = createInterface(child.stdout);
    for await (const line of lines) {
      const port = listens.exec(line)?.[1];
      if (port !== undefined) return Number(port);
    }
  } finally {
    clearTimeout(deadline);
    child.stdout.resume();
  }
  throw new Error(`${script.join(' ')} ended before it listened.`);
}

async function end(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(impatience);
}
