import { cp, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Where everything a page loads lies, as it is served. */
export const SITE = join('.cache', 'bench', 'editor', 'site');
const OURS = join('tests', 'bench', 'editor');

/** Bundles the page and our contestants. */
export async function buildSite(contestants: readonly string[]): Promise<void> {
  const entries = contestants.map((name) => [name, join(OURS, 'contestants', `${name}.ts`)]);
  await bundle('.', Object.fromEntries([...entries, ['page', join(OURS, 'page', 'page.ts')]]));
  await mkdir(SITE, { recursive: true });
  await cp(join(OURS, 'page', 'index.html'), join(SITE, 'index.html'));
}

/** Bundles peers from where they are installed, each with its own packages. */
export async function buildPeers(directory: string, contestants: readonly string[]): Promise<void> {
  const entries = contestants.map((name) => [name, join(directory, `${name}.js`)]);
  await bundle(directory, Object.fromEntries(entries));
}

async function bundle(root: string, input: Readonly<Record<string, string>>): Promise<void> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: resolve(SITE),
      emptyOutDir: false,
      copyPublicDir: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(input).map(([name, path]) => [name, resolve(path)]),
        ),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}
