import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Bundles the server beside the app that Kit built before it. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  build: {
    ssr: 'server/index.ts',
    outDir: 'build',
    emptyOutDir: false, // the app is there already
    copyPublicDir: false,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: 'server-main.js' } },
  },
});
