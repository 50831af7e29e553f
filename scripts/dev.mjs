/** `npm run dev`: the same with hot reload. */
import { ensureInstalled, root } from './prepare.mjs';

ensureInstalled();
process.chdir(root);
const { createServer } = await import('vite');
try {
  const server = await createServer();
  await server.listen();
  server.printUrls();
} catch (error) {
  if (error.name !== 'StartupProblem') throw error;
  console.error(`\nCopydesk cannot start.\n${error.message}`);
  process.exit(1);
}
