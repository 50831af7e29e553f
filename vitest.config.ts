import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isTorture } from './tests/support/effort.ts';
import { defineConfig } from 'vitest/config';

const lib = fileURLToPath(new URL('src/lib', import.meta.url));

const NIGHT_MS = 8 * 3_600_000;
/** Tests mostly wait: for servers, databases, each other. Left to itself vitest would run one file at a time on two cores. */
const WORKERS = Math.max(3, availableParallelism() - 1);

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { $lib: lib } },
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: isTorture ? NIGHT_MS : 30_000,
          include: [
            'src/**/*.test.ts',
            'server/**/*.test.ts',
            'tests/{architecture,interface-texts}.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['tests/{database,realtime,server,bench}/**/*.test.ts'],
          globalSetup: 'tests/support/cluster.ts',
          // Starting a database or a server takes seconds on a busy machine.
          testTimeout: isTorture ? NIGHT_MS : 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
