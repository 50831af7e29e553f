import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { readConfig } from './server/config.ts';
import { developmentServer } from './server/http/development-server.ts';

export default defineConfig(({ command }) => {
  if (command === 'build') {
    const checks = { pluginTimings: false }; // of interest to who makes plugins
    return { plugins: [sveltekit()], build: { rolldownOptions: { checks } } };
  }
  const { host, port } = readConfig(process.env);
  return {
    plugins: [developmentServer(), sveltekit()],
    server: { host, port, strictPort: true },
  };
});
