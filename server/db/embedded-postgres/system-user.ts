import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';

/** A user of the operating system that Postgres runs as, since it refuses to run as root. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export type Outcome =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly code: string | number; readonly output: string };

/** Nothing of our own environment (it may hold secrets), and messages in one language. */
export const CHILD_ENVIRONMENT = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };

/**
 * Who runs Postgres: null for ourselves; when we are root, the owner of the
 * database that is there, else `postgres`, else `nobody`.
 */
export async function chooseSystemUser(cluster: string): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  return (await ownerOf(cluster)) ?? (await userNamed('postgres')) ?? (await userNamed('nobody'));
}

/** Runs a short program to its end. */
export function run(
  program: string,
  parameters: readonly string[],
  user: SystemUser | null,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { ...user, cwd: '/', env: CHILD_ENVIRONMENT };
    execFile(program, parameters, options, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      resolve(error === null ? { ok: true, output } : { ok: false, code: codeOf(error), output });
    });
  });
}

export function describeFailure(outcome: Outcome & { readonly ok: false }): string {
  return mainComplaint(outcome.output) ?? `it ended with ${outcome.code}`;
}

/** The line of a Postgres program's output that says what is wrong. */
export function mainComplaint(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /\b(fatal|error|could not|cannot)\b/i.test(line)) ?? lines.at(-1);
}

async function ownerOf(path: string): Promise<SystemUser | null> {
  if (!existsSync(path)) return null;
  const { uid, gid } = await stat(path);
  return uid === 0 ? null : { uid, gid };
}

async function userNamed(name: string): Promise<SystemUser | null> {
  const uid = await run('id', ['-u', name], null);
  const gid = await run('id', ['-g', name], null);
  return uid.ok && gid.ok ? { uid: Number(uid.output), gid: Number(gid.output) } : null;
}

function codeOf(error: { code?: string | number | null; signal?: NodeJS.Signals | null }) {
  return error.code ?? error.signal ?? 'no code';
}
