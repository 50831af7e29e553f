import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Peers never touch the app's own packages: they live here, with their own Yjs and their own everything. */
const CACHE = join('.cache', 'bench-peers');
const INSTALL_TIMEOUT_MS = 180_000;

export interface PeerPackages {
  /** Where they are installed, with the scripts that run them. */
  readonly directory: string;
  /** Why they could not be installed, in npm's words; null when they are. */
  readonly problem: string | null;
}

/** Installs the pinned peers of one bench, unless they are; what fails is told, not thrown. */
export async function installPeers(bench: 'sync' | 'editor'): Promise<PeerPackages> {
  const source = join('tests', 'bench', 'peers', bench);
  const directory = join(CACHE, bench);
  await mkdir(directory, { recursive: true });
  const isCurrent = await sameContent(
    join(source, 'package.json'),
    join(directory, 'installed.json'),
  );
  await cp(source, directory, { recursive: true });
  const problem = isCurrent ? null : await install(directory);
  return { directory, problem };
}

async function install(directory: string): Promise<string | null> {
  try {
    // A peer that asks for a newer Node is measured all the same, if it runs; none may run scripts here.
    await promisify(execFile)(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false'],
      { cwd: directory, timeout: INSTALL_TIMEOUT_MS },
    );
    await copyFile(join(directory, 'package.json'), join(directory, 'installed.json'));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function sameContent(one: string, other: string): Promise<boolean> {
  const read = (path: string) => readFile(path, 'utf8').catch(() => null);
  return (await read(one)) === (await read(other));
}
