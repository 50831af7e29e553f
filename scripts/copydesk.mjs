#!/usr/bin/env node
/** `npx copydesk check`: tools beside the server, from a fresh clone on. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
await import(pathToFileURL(join(root, 'build', 'copydesk.js')).href);
