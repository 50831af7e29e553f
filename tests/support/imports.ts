import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One import of one source file, by the paths of the project. */
export interface Import {
  /** As `src/editor/binding.ts`. */
  readonly from: string;
  /** A file of ours as `src/domain/ids.ts`; otherwise a package's name, `node:` or `$app`. */
  readonly to: string;
  /** Whether only types are imported, which vanish when compiled. */
  readonly isType: boolean;
}

const STATEMENT =
  /\b(import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/g;

/** Every import of the source files below these folders. */
export function readImports(...folders: readonly string[]): Import[] {
  return folders.flatMap((folder) => sourceFiles(folder).flatMap(importsOf));
}

/** As `src/domain/ids.ts`. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.(ts|svelte)$/.test(entry.name) ? [path] : [];
  });
}

export function readSource(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function importsOf(from: string): Import[] {
  return [...readSource(from).matchAll(STATEMENT)].map(([, , type, target, dynamicTarget]) => ({
    from,
    to: resolveTarget(from, target ?? dynamicTarget ?? ''),
    isType: type !== undefined,
  }));
}

function resolveTarget(from: string, target: string): string {
  if (target.startsWith('.')) return normalize(join(dirname(from), target));
  if (target.startsWith('node:')) return 'node:';
  const [, alias, rest] = /^[#$](\w+)(?:\/(.+))?$/.exec(target) ?? [];
  switch (alias) {
    case undefined:
      return packageName(target);
    case 'domain':
    case 'collab':
    case 'editor':
    case 'lib':
    case 'texts':
      return join('src', alias, rest ?? '');
    case 'server':
    case 'tests':
      return join(alias, rest ?? '');
    default:
      return `$${alias}`;
  }
}

function packageName(target: string): string {
  const [scopeOrName = '', name = ''] = target.split('/');
  return scopeOrName.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName;
}
