import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  access,
  chown,
  constants,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { StartupProblem } from '#server/errors.ts';
import { STATE_DIRECTORY, type Binaries } from './binaries.ts';
import { describeFailure, run, type SystemUser } from './system-user.ts';

/** The one role of the embedded database. */
export const ROLE = 'copydesk';

/** A database on disk: Postgres's files and the password of its one role. */
export interface Cluster {
  readonly files: string;
  readonly password: string;
}

/** Where a data folder keeps its database. */
export function clusterHome(dataDirectory: string): string {
  return join(dataDirectory, 'postgres');
}

/** Opens the database of a data folder, and makes it first where there is none. */
export async function prepareCluster(
  dataDirectory: string,
  binaries: Binaries,
  user: SystemUser | null,
): Promise<Cluster> {
  await makeWritable(dataDirectory);
  const parent = await chooseParent(dataDirectory, user);
  const home = clusterHome(parent);
  if (!existsSync(home)) await createCluster(parent, binaries, user);
  return { files: join(home, 'files'), password: await readPassword(home) };
}

/** Opens the database of a data folder. Throws `StartupProblem` where there is none. */
export async function openCluster(
  dataDirectory: string,
  user: SystemUser | null,
): Promise<Cluster> {
  const home = [dataDirectory, stateFolderOf(dataDirectory)]
    .slice(0, user === null ? 1 : 2)
    .map(clusterHome)
    .find((candidate) => existsSync(candidate));
  if (home === undefined) {
    throw new StartupProblem(
      `There is no database in ${dataDirectory}. Set DATA_DIR to the folder Copydesk runs on, or DATABASE_URL to its Postgres.`,
    );
  }
  return { files: join(home, 'files'), password: await readPassword(home) };
}

async function makeWritable(dataDirectory: string): Promise<void> {
  try {
    await mkdir(dataDirectory, { recursive: true, mode: 0o755 });
    await access(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartupProblem(
      `The data folder ${dataDirectory} cannot be written (${(cause as NodeJS.ErrnoException).code}). Give this user the right to write there, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

/** The data folder; or, where Postgres's user cannot reach into it, a folder of the system's state. */
async function chooseParent(dataDirectory: string, user: SystemUser | null): Promise<string> {
  if (user === null) return dataDirectory;
  const reaches = await run('sh', ['-c', 'cd "$1"', 'sh', dataDirectory], user);
  if (reaches.ok) return dataDirectory;

  if (existsSync(clusterHome(dataDirectory))) {
    throw new StartupProblem(
      `The user that owns the database in ${dataDirectory} can no longer reach that folder. Give it the right to enter the folders above, or start Copydesk as that user.`,
    );
  }
  const parent = stateFolderOf(dataDirectory);
  await mkdir(parent, { recursive: true, mode: 0o755 });
  return parent;
}

/** The stand-in for a data folder that Postgres's user cannot reach. */
function stateFolderOf(dataDirectory: string): string {
  const key = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16);
  return join(STATE_DIRECTORY, key);
}

/** Made aside and renamed whole: an interrupted creation leaves nothing half made in its place. */
async function createCluster(
  parent: string,
  binaries: Binaries,
  user: SystemUser | null,
): Promise<void> {
  const unfinished = await mkdtemp(join(parent, 'postgres-unfinished-'));
  try {
    await writeFile(passwordFile(unfinished), randomBytes(24).toString('hex'), { mode: 0o600 });
    if (user !== null) {
      await chown(passwordFile(unfinished), user.uid, user.gid);
      await chown(unfinished, user.uid, user.gid);
    }
    await initialise(unfinished, binaries, user);
    await rename(unfinished, clusterHome(parent)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another process was first
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function initialise(
  home: string,
  binaries: Binaries,
  user: SystemUser | null,
): Promise<void> {
  const parameters = [
    `--pgdata=${join(home, 'files')}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile(home)}`,
    '--auth=scram-sha-256', // `trust` would let every user of this machine in
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const outcome = await run(join(binaries.directory, 'initdb'), parameters, user);
  if (outcome.ok) return;
  throw new StartupProblem(
    `The embedded database could not be created in ${home}: ${describeFailure(outcome)}`,
  );
}

async function readPassword(home: string): Promise<string> {
  try {
    return await readFile(passwordFile(home), 'utf8');
  } catch (cause) {
    throw new StartupProblem(
      `The database in ${home} cannot be opened (${(cause as NodeJS.ErrnoException).code}). If another user made it, start Copydesk as that user, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

function passwordFile(home: string): string {
  return join(home, 'password');
}
