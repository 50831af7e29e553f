import { describe, expect, it } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { Dataset, DatasetArticle, DatasetTag } from '#domain/formats/dataset.ts';
import { writerOf } from './writers.ts';

const TEXT = '=1+1 “so”, they\tsaid.\n';

const dataset = {
  project: { id: 'p', name: 'P' },
  codebook: { version: 1, sha256: '', definition: DEFAULT_CODEBOOK },
  filter: { review: null },
  people: 'ids',
} as Dataset;

const article = {
  id: 'a',
  title: '-- A "title", with all',
  revision: { number: 1, text: TEXT, sha256: '', createdAt: 0 },
  layer: { id: 'l', party: 'team', state: 'open' },
  tags: [
    {
      id: 't',
      kind: 'claim',
      label: null,
      parts: { content: [{ state: 'placed', start: 0, end: 9, quote: '=1+1 “so”' }] },
      fields: { note: 'two\nlines' },
      judgement: { state: 'undecided', changedSince: null },
      decision: null,
      problems: [],
      createdBy: null,
      createdAt: 0,
      changedBy: null,
      changedAt: 0,
    } as unknown as DatasetTag,
  ],
  discussions: [],
  entities: new Map(),
  people: new Map(),
} as unknown as DatasetArticle;

describe('the CSV writer', () => {
  it('quotes as RFC 4180 says and ends lines in CRLF', () => {
    const csv = writerOf('csv', 'kept').article(dataset, article);
    expect(csv).toContain(',"-- A ""title"", with all",');
    expect(csv).toContain(',"two\nlines",');
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('keeps spreadsheets from running what a text says, unless asked not to', () => {
    expect(writerOf('csv', 'guarded').article(dataset, article)).toContain(",'=1+1 “so”,");
    expect(writerOf('csv', 'kept').article(dataset, article)).toContain(',=1+1 “so”,');
  });
});
