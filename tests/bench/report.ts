import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Reading, Result } from './rounds.ts';
import { formatNumber, formatTable } from './table.ts';

/** A column of a report. */
export interface Measure {
  /** Its key in a reading. */
  readonly key: string;
  /** Its heading, with its unit. */
  readonly title: string;
  /** Whether its ratio to the first row stands beside it. */
  readonly isCompared?: boolean;
  /** Whether not everything that is measured has it. */
  readonly isOptional?: boolean;
}

export interface Report {
  readonly title: string;
  readonly measures: readonly Measure[];
  /** The first is what the others are compared with. */
  readonly results: readonly Result[];
}

/** As Markdown: a row for each result, its medians, and what went wrong below. */
export function formatReport({ title, measures, results }: Report): string {
  const headings = measures.flatMap((measure) =>
    measure.isCompared === true ? [measure.title, 'ratio'] : [measure.title],
  );
  const rows = results.map(({ name, medians }) => [
    name,
    ...cellsOf(medians, results[0]?.medians ?? {}, measures),
  ]);
  const problems = results.flatMap(({ name, problem }) =>
    problem === null ? [] : [`${name}: ${problem}`],
  );
  return [`### ${title}`, formatTable(['', ...headings], rows), ...problems].join('\n\n');
}

function cellsOf(medians: Reading, first: Reading, measures: readonly Measure[]): string[] {
  return measures.flatMap(({ key, isCompared }) => {
    const value = medians[key] ?? NaN;
    const ratio = value / (first[key] ?? NaN);
    return (isCompared === true ? [value, ratio] : [value]).map(formatNumber);
  });
}

/** Writes the numbers of every run, for whoever wants more than medians. */
export async function writeReports(path: string, about: object): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(about, null, 2)}\n`);
  console.log(`\nThe numbers of every run: ${path}`);
}
