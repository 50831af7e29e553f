/** A way to write a dataset down. */
export interface Format {
  readonly id: FormatId;
  readonly name: string;
  readonly description: string;
  readonly mediaType: string;
  /** What of a dataset it cannot hold, each as it stands in a list; nothing for the format that is whole. */
  readonly loses: readonly string[];
}

export const FORMAT_IDS = ['jsonl', 'csv'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

export const FORMATS: Readonly<Record<FormatId, Format>> = {
  jsonl: {
    id: 'jsonl',
    name: 'JSON Lines',
    description: 'One article a line with its text, tags, links, comments and codebook.',
    mediaType: 'application/jsonl; charset=utf-8',
    loses: [],
  },
  csv: {
    id: 'csv',
    name: 'CSV of tags',
    description: 'One row a span, for a spreadsheet.',
    mediaType: 'text/csv; charset=utf-8; header=present',
    loses: ['the texts', 'links', 'comments', 'the codebook', 'titles and notes of evidence'],
  },
};
