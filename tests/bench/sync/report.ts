import { formatNumber, formatTable } from '../table.ts';
import type { Measure } from './scenario.ts';
import type { Result, Series } from './series.ts';

/** A series as Markdown: a row a contestant, medians, and ratios to the first row. */
export function formatSeries({ scenario, results }: Series): string {
  const headings = [
    'server',
    ...scenario.measures.flatMap(({ title, isCompared }) =>
      isCompared === true ? [title, 'ratio'] : [title],
    ),
    'missing',
  ];
  const rows = results.map((result) => rowOf(result, results[0], scenario.measures));
  const problems = results.flatMap(({ contestant, problem }) =>
    problem === null ? [] : [`${contestant} failed: ${problem}`],
  );
  return [`### ${scenario.title}`, formatTable(headings, rows), ...problems].join('\n\n');
}

function rowOf(result: Result, limit: Result | undefined, measures: readonly Measure[]): string[] {
  const cells = measures.flatMap(({ key, isCompared }) => {
    const value = result.medians[key] ?? NaN;
    const ratio = value / (limit?.medians[key] ?? NaN);
    return (isCompared === true ? [value, ratio] : [value]).map(formatNumber);
  });
  const missing = result.runs.reduce((sum, reading) => sum + (reading['missing'] ?? NaN), 0);
  return [result.contestant, ...cells, String(missing)];
}

/** A series as data: every run's numbers, for whoever wants more than medians. */
export function seriesData({ scenario, results }: Series) {
  return { scenario: scenario.name, title: scenario.title, results };
}
