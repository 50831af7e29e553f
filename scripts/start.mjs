/** `npm start`: from a fresh clone to a running desk, in this one process. */
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, SERVER_BUNDLE } from './prepare.mjs';
import { onStarterGone } from './starter.mjs';

// The server ends by itself, in order, at a signal.
onStarterGone(() => process.kill(process.pid, 'SIGTERM'));
ensureInstalled();
ensureBuilt();
process.env.NODE_ENV ??= 'production';
await import(pathToFileURL(SERVER_BUNDLE).href);
