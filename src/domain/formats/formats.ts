import { texts } from '#texts/texts.ts';

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
    ...texts.formats.jsonl,
    mediaType: 'application/jsonl; charset=utf-8',
  },
  csv: {
    id: 'csv',
    ...texts.formats.csv,
    mediaType: 'text/csv; charset=utf-8; header=present',
  },
};
