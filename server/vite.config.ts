import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Bundles the server and its tools beside the app that Kit built before them. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  build: {
    ssr: true,
    outDir: 'build',
    emptyOutDir: false, // the app is there already
    copyPublicDir: false,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: {
        'server-main': 'server/index.ts',
        copydesk: 'server/cli/index.ts',
        'snapshot-worker': 'server/realtime/snapshot-worker.ts',
        postgres: 'server/postgres.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'server-chunks/[name]-[hash].js' },
    },
  },
});
