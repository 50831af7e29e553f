// Node 20 does not read TypeScript: a bench is bundled into .cache and run from there.
// `node tests/bench/run.mjs sync --short`
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, root } from '../../scripts/prepare.mjs';

const [name, ...words] = process.argv.slice(2);
const outDir = join('.cache', 'bench', name);

process.chdir(root);
ensureInstalled();
if (name === 'sync') ensureBuilt(); // the server is measured as it is run

const { build } = await import('vite');
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: join('tests', 'bench', name, 'main.ts'),
    outDir,
    emptyOutDir: false,
    target: 'node20',
    copyPublicDir: false,
    rolldownOptions: { output: { entryFileNames: 'main.js' } },
  },
});
const { main } = await import(pathToFileURL(join(outDir, 'main.js')).href);
try {
  await main(words);
} catch (error) {
  if (!String(error?.code).startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
