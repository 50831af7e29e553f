import type { Plugin, ViteDevServer } from 'vite';
import type * as DevelopmentModule from './development.ts';

/**
 * Runs the services inside Vite's server, for the app under development. An
 * edit below `server/` needs a restart; everything else reloads by itself.
 */
export function developmentServer(): Plugin {
  return { name: 'copydesk', apply: 'serve', configureServer };
}

async function configureServer(vite: ViteDevServer): Promise<void> {
  // Loaded by Vite, not by Node, which cannot read TypeScript.
  const { startDevelopment } = (await vite.ssrLoadModule(
    '/server/http/development.ts',
  )) as typeof DevelopmentModule;
  const { frontDoor, upgrade } = await startDevelopment();
  vite.middlewares.use(frontDoor);
  vite.httpServer?.on('upgrade', upgrade); // what is not ours is for Vite's own socket
}
