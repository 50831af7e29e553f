import type { Difference } from '../realtime/projection/check-rows.ts';

type Columns = Readonly<Record<string, unknown>>;

/** What a row of each table is called, and the columns that tell it from others. */
const TABLES: Readonly<Record<string, { readonly noun: string; readonly key: readonly string[] }>> =
  {
    tag: { noun: 'tag', key: ['id'] },
    tag_span: { noun: 'span of tag', key: ['tag_id', 'part', 'ordinal'] },
    link: { noun: 'link', key: ['id'] },
    tag_decision: { noun: 'decision on tag', key: ['tag_id'] },
    article_text: { noun: 'text', key: [] },
    article_tally: { noun: 'counts', key: [] },
    entity: { noun: 'entity', key: ['id'] },
  };

/** A value longer than this is cut: the place of a difference is wanted, not the article. */
const VALUE_LENGTH = 60;

/** Differences in words, a line a row, rows of one kind and id together. */
export function describeDifferences(differences: readonly Difference[]): string[] {
  const pairs = new Map<string, Partial<Record<Difference['only'], Columns>>>();
  for (const { table, row, only } of differences) {
    const columns = JSON.parse(row) as Columns;
    const name = nameOf(table, columns);
    pairs.set(name, { ...pairs.get(name), [only]: columns });
  }
  return [...pairs].map(([name, { kept, rebuilt }]) => {
    if (rebuilt === undefined) return `${name}: is a row, but not in the log`;
    if (kept === undefined) return `${name}: is in the log, but not a row`;
    return `${name}: ${describeColumns(kept, rebuilt)}`;
  });
}

function nameOf(table: string, columns: Columns): string {
  const { noun, key } = TABLES[table] ?? { noun: table, key: ['id'] };
  return [noun, ...key.map((column) => String(columns[column]))].join(' ');
}

function describeColumns(kept: Columns, rebuilt: Columns): string {
  return Object.keys({ ...kept, ...rebuilt })
    .filter((column) => JSON.stringify(kept[column]) !== JSON.stringify(rebuilt[column]))
    .map((column) => `${column} is ${shown(kept[column])}, the log says ${shown(rebuilt[column])}`)
    .join('; ');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text;
}
