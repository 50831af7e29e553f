import { texts } from '#texts/texts.ts';
import { NAME_LIMIT } from '../limits.ts';
import { parseLocatedJson } from '../located-json.ts';
import type { Problem } from '../problem.ts';
import { checkCodebook } from './check-codebook.ts';
import type { Codebook } from './codebook.ts';
import { readCodebook } from './parse-codebook.ts';
import { Reading } from './reading.ts';

const FORMAT = 'copydesk-codebook';
/** 2 may give a link type a name where it ends. What older files say means what it meant. */
const VERSION = 2;
const OLDEST = 1;

/** What a file holds, or everything that is wrong with it. */
export type CodebookFile =
  | { readonly ok: true; readonly name: string; readonly codebook: Codebook }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

export interface FileFault extends Problem {
  /** 1 is the first. */
  readonly line: number;
}

/** A codebook as a file people can read, compare and keep. */
export function writeCodebookFile(name: string, codebook: Codebook): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, name, ...codebook }, null, 2)}\n`;
}

export function readCodebookFile(text: string): CodebookFile {
  const json = parseLocatedJson(text.replace(/^\uFEFF/, ''));
  if (!json.ok)
    return { ok: false, faults: [{ line: json.line, path: '', message: json.message }] };
  const reading = new Reading(json.value, 'say');
  if (reading.problems.length === 0) checkFormat(reading);
  if (reading.problems.length > 0) return { ok: false, faults: located(reading.problems) };
  const name = reading.text('name', NAME_LIMIT, '');
  const codebook = readCodebook(reading);
  reading.close();
  const problems = reading.problems.length > 0 ? reading.problems : checkCodebook(codebook);
  return problems.length === 0
    ? { ok: true, name, codebook }
    : { ok: false, faults: located(problems) };

  function located(found: readonly Problem[]): FileFault[] {
    return found
      .map((problem) => ({ ...problem, line: json.ok ? json.lineOf(problem.path) : 1 }))
      .sort((one, other) => one.line - other.line);
  }
}

/** A file of something else is told apart before it is blamed for what it lacks. */
function checkFormat(reading: Reading): void {
  reading.oneOf('format', [FORMAT]);
  const version = reading.number('version');
  const isRead = Number.isInteger(version) && version >= OLDEST && version <= VERSION;
  if (reading.problems.length === 0 && !isRead)
    reading.problems.push({
      path: 'version',
      message: texts.codebookProblems.file.version(version, { from: OLDEST, to: VERSION }),
    });
}
