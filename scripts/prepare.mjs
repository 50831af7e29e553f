/**
 * What a clone needs before anything runs: packages, and a build. Node's own
 * modules only, since it runs before there are others.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What the server writes last: a build that was interrupted has none. */
export const SERVER_BUNDLE = join(root, 'build', 'server-main.js');

const SOURCES = [
  'src',
  'server',
  'migrations',
  'static',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json',
];

/** Installs what package-lock.json asks for, where something else stands in node_modules. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages …');
  runOrExit('npm', ['ci', '--no-audit', '--no-fund']);
}

/** Builds the app and its server, where sources changed since the last build. */
export function ensureBuilt() {
  if (isBuilt()) return;
  console.log('Building …');
  runOrExit('npm', ['run', '--silent', 'build']);
}

/** Runs a program to its end and ends with it when it fails. */
export function runOrExit(program, parameters, environment = {}) {
  const status = run(program, parameters, environment);
  if (status !== 0) process.exit(status);
}

/** Runs a program to its end; its exit status. */
export function run(program, parameters, environment = {}) {
  const { status, error } = spawnSync(program, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (error) throw error;
  return status ?? 1;
}

/** npm keeps a lock file of what it has installed; packages for other systems are missing from it. */
function isInstalled() {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const installed = readPackages(installedLock);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' ||
      installed[path]?.version === wanted.version ||
      (installed[path] === undefined && wanted.optional === true),
  );
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function isBuilt() {
  if (!existsSync(SERVER_BUNDLE)) return false;
  const builtAt = statSync(SERVER_BUNDLE).mtimeMs;
  return SOURCES.every((source) => newestChange(join(root, source)) <= builtAt);
}

/** A folder counts too: it changes when something in it is deleted. */
function newestChange(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return path.endsWith('.test.ts') ? 0 : status.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    status.mtimeMs,
  );
}
