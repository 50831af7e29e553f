/** `npm run dev`: the same with hot reload. */
import { ensureInstalled, root } from './prepare.mjs';

ensureInstalled();
process.chdir(root);
const { createServer } = await import('vite');
const server = await createServer();
await server.listen();
server.printUrls();
