import { stringify } from 'csv-stringify/sync';
import { header, rowsOf, type Row } from '#domain/formats/csv/rows.ts';
import type { Dataset, DatasetArticle } from '#domain/formats/dataset.ts';
import type { FormatId } from '#domain/formats/formats.ts';
import { writeLine } from '#domain/formats/jsonl/line.ts';

/** Writes a dataset piece by piece. */
export interface Writer {
  /** What stands before the first article. */
  begin(dataset: Dataset): string;
  /** @throws WrongSpan when a span is not at its words. */
  article(dataset: Dataset, article: DatasetArticle): string;
}

/** Whether cells a spreadsheet would run as formulas are made harmless, which changes them. */
export type Formulas = 'guarded' | 'kept';

export function writerOf(format: FormatId, formulas: Formulas): Writer {
  switch (format) {
    case 'jsonl':
      return { begin: () => '', article: writeLine };
    case 'csv':
      return csvWriter(formulas);
  }
}

function csvWriter(formulas: Formulas): Writer {
  const options = {
    record_delimiter: 'windows', // CRLF, as RFC 4180 has it
    quoted_match: /[\r\n]/, // else a lone newline would end the row for most readers
    escape_formulas: formulas === 'guarded',
  };
  const write = (rows: Iterable<Row>): string =>
    stringify(
      [...rows].map((row) => [...row]),
      options,
    );
  return {
    begin: (dataset) => write([header(dataset)]),
    article: (dataset, article) => write(rowsOf(dataset, article)),
  };
}
