import { describe, expect, test } from 'vitest';
import { readImports, readSource, sourceFiles, type Import } from './support/imports.ts';

/** What a room may import: folders or files of ours, and packages. Itself always. */
interface Room {
  readonly ours: readonly string[];
  readonly packages: readonly string[];
}

const COMPONENTS = ['src/lib', 'src/domain', 'src/texts'];

/** ARCHITECTURE.md, "Who may import whom". The longest matching path is a file's room. */
const ROOMS: Readonly<Record<string, Room>> = {
  'src/texts': { ours: [], packages: [] },
  'src/domain': { ours: ['src/texts'], packages: [] },
  'src/collab': {
    ours: ['src/domain', 'src/texts'],
    packages: ['yjs', 'y-protocols', 'lib0', 'y-websocket', 'y-indexeddb'],
  },
  'src/editor': {
    ours: ['src/domain', 'src/collab', 'src/texts'],
    packages: ['yjs', 'prosemirror-*'],
  },
  'src/lib': {
    ours: ['src/domain', 'src/collab', 'src/editor', 'src/texts'],
    packages: ['svelte', '$app', 'yjs', '@sveltejs/kit', 'marked'],
  },
  'src/lib/ui': {
    ours: ['src/texts'],
    packages: ['svelte', 'bits-ui', '@internationalized/date'],
  },
  'src/routes': {
    ours: [...COMPONENTS, 'src/app.css'],
    packages: ['svelte', '$app', '@sveltejs/kit', '@fontsource-variable/*'],
  },
  'src/hooks.server.ts': { ours: ['src/texts', 'server/registry.ts'], packages: ['@sveltejs/kit'] },
  'src/service-worker.ts': { ours: ['src/lib/offline'], packages: ['$service-worker'] },
  'src/app.d.ts': { ours: ['src/lib'], packages: [] },

  'server/errors.ts': { ours: ['src/texts'], packages: [] },
  'server/config.ts': { ours: ['server/errors.ts'], packages: ['node:', 'valibot'] },
  'server/log.ts': { ours: ['server/log-lines.ts'], packages: ['pino'] },
  'server/log-lines.ts': { ours: [], packages: ['pino'] },
  'server/registry.ts': { ours: [], packages: [] },
  'server/access.ts': { ours: ['src/texts', 'src/domain', 'server/errors.ts'], packages: [] },
  'server/authorized.ts': {
    ours: ['src/texts', 'src/domain', 'server/access.ts', 'server/db', 'server/errors.ts'],
    packages: [],
  },
  'server/refusal-of.ts': { ours: ['server/db', 'server/errors.ts'], packages: [] },
  'server/db': {
    ours: ['src/domain', 'src/collab', 'server/errors.ts'],
    packages: ['node:', 'pg'],
  },
  'server/auth': {
    ours: ['src/texts', 'src/domain', 'server/access.ts', 'server/db', 'server/errors.ts'],
    packages: [
      'node:',
      'lucia',
      '@lucia-auth/adapter-postgresql',
      '@node-rs/argon2',
      'rate-limiter-flexible',
    ],
  },
  'server/queries': {
    ours: [
      'src/texts',
      'src/domain',
      'src/collab',
      'server/access.ts',
      'server/auth',
      'server/authorized.ts',
      'server/db',
      'server/errors.ts',
    ],
    packages: ['valibot'],
  },
  'server/commands': {
    ours: [
      'src/texts',
      'src/domain',
      'src/collab',
      'server/access.ts',
      'server/auth',
      'server/authorized.ts',
      'server/db',
      'server/errors.ts',
    ],
    packages: ['valibot', 'yjs'],
  },
  'server/exports': {
    ours: [
      'src/texts',
      'src/domain',
      'server/access.ts',
      'server/authorized.ts',
      'server/commands',
      'server/db',
      'server/errors.ts',
      'server/queries',
    ],
    packages: ['valibot', 'csv-stringify'],
  },
  'server/realtime': {
    ours: [
      'src/texts',
      'src/domain',
      'src/collab',
      'server/access.ts',
      'server/db',
      'server/errors.ts',
    ],
    packages: ['node:', '@redis/client', 'ws', 'yjs', 'y-protocols', 'lib0'],
  },
  'server/health': {
    ours: ['src/texts', 'src/domain', 'server', 'package.json'],
    packages: [],
  },
  'server/look-ups': {
    ours: [
      'src/texts',
      'src/domain',
      'server/access.ts',
      'server/auth',
      'server/authorized.ts',
      'server/db',
      'server/errors.ts',
      'server/queries',
    ],
    packages: ['valibot'],
  },
  'server/instruments': { ours: ['src/domain'], packages: ['prom-client'] },
  // The composition: it knows every room, and none knows it.
  'server/services.ts': { ours: ['server'], packages: [] },
  'server/http': { ours: ['src/texts', 'server'], packages: ['node:'] },
  'server/cli': { ours: ['src/texts', 'server', 'src/collab'], packages: ['node:'] },
  'server/index.ts': { ours: ['server'], packages: [] },
  'server/postgres.ts': { ours: ['server'], packages: [] },
  'server/vite.config.ts': { ours: [], packages: ['node:', 'vite'] },
};

/** Types travel further than code: they vanish when compiled, so nothing of theirs runs there. */
const TYPES_FROM_ANYWHERE = ['src/routes', 'src/hooks.server.ts', 'src/app.d.ts', 'server'];

/** Each outside library that could be replaced has one home. */
const HOMES: Readonly<Record<string, string>> = {
  '@lucia-auth/adapter-postgresql': 'server/auth/sessions.ts',
  '@node-rs/argon2': 'server/auth/passwords.ts',
  '@redis/client': 'server/realtime/fan-out/redis-bus.ts',
  'bits-ui': 'src/lib/ui/',
  'csv-stringify': 'server/exports/',
  lucia: 'server/auth/sessions.ts',
  marked: 'src/lib/codebook/markdown.ts',
  pg: 'server/db/',
  pino: 'server/log',
  'prom-client': 'server/instruments/',
  'rate-limiter-flexible': 'server/auth/rate-limits.ts',
  ws: 'server/realtime/',
  'y-websocket': 'src/collab/',
  'y-indexeddb': 'src/collab/',
};

const TABLE_OF_SQL =
  /\b(select|insert into|update|delete from)\s[^'"`]*\b(from|values|set|where)\b/;

const imports = readImports('src', 'server').filter(({ from }) => !from.endsWith('.test.ts'));

describe('the architecture', () => {
  test('every source file lies in a room that has rules', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect([...new Set(imports.map(({ from }) => from))].filter((file) => !roomOf(file))).toEqual(
      [],
    );
  });

  test('every room imports only what ARCHITECTURE.md lets it', () => {
    expect(imports.filter((entry) => !isAllowed(entry)).map(describeImport)).toEqual([]);
  });

  test('each outside library has one home', () => {
    const strays = imports.filter(({ from, to }) => {
      const home = HOMES[to];
      return home !== undefined && !from.startsWith(home);
    });
    expect(strays.map(describeImport)).toEqual([]);
  });

  test.each(['y-websocket', 'y-indexeddb'])('%s is used in one file', (name) => {
    const users = imports.filter(({ to }) => to === name).map(({ from }) => from);
    expect(new Set(users).size).toBeLessThanOrEqual(1);
  });

  test('nothing imports routes', () => {
    const visitors = imports.filter(
      ({ from, to }) => to.startsWith('src/routes') && !from.startsWith('src/routes'),
    );
    expect(visitors.map(describeImport)).toEqual([]);
  });

  test('pages reach the server only through their locals: a component takes not even its types', () => {
    const shortcuts = imports.filter(
      ({ from, to }) =>
        to.startsWith('server/') && /^src\/(lib|routes)\/.*\.svelte(\.ts)?$/.test(from),
    );
    expect(shortcuts.map(describeImport)).toEqual([]);
  });

  test('SQL stands in server/db alone', () => {
    const files = [...sourceFiles('src'), ...sourceFiles('server')].filter(
      (file) => !file.startsWith('server/db/') && !file.endsWith('.test.ts'),
    );
    expect(files.filter((file) => TABLE_OF_SQL.test(strings(readSource(file))))).toEqual([]);
  });

  test('rows are locked `for no key update`: whoever inserts rows that refer to them is in nobody’s way', () => {
    const lockers = sourceFiles('server/db').filter((file) =>
      /\bfor update\b/.test(readSource(file)),
    );
    expect(lockers).toEqual([]);
  });
});

function isAllowed({ from, to, isType }: Import): boolean {
  const name = roomOf(from);
  const room = name === undefined ? undefined : ROOMS[name];
  if (name === undefined || room === undefined) return false;
  if (isInside(to, name) || room.ours.some((folder) => isInside(to, folder))) return true;
  if (room.packages.some((pattern) => matches(to, pattern))) return true;
  const isOfServer = to.startsWith('server/') || !to.includes('/');
  return isType && isOfServer && TYPES_FROM_ANYWHERE.some((folder) => isInside(from, folder));
}

function roomOf(file: string): string | undefined {
  return Object.keys(ROOMS)
    .filter((room) => isInside(file, room))
    .reduce<string | undefined>(
      (longest, room) => (room.length > (longest?.length ?? 0) ? room : longest),
      undefined,
    );
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** Comments and prose in code use the words of SQL too: only what stands in template strings counts. */
function strings(source: string): string {
  return [...source.matchAll(/`[^`]*`/g)].map(([text]) => text).join('\n');
}

function describeImport({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
