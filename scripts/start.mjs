/** `npm start`: from a fresh clone to a running desk, in this one process. */
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, SERVER_BUNDLE } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
process.env.NODE_ENV ??= 'production';
await import(pathToFileURL(SERVER_BUNDLE).href);
