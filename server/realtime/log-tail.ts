import type { LogRow } from '#server/db/documents.ts';

/** The part of a log that lies behind its newest snapshot. */
export interface Tail {
  readonly updates: number;
  readonly bytes: number;
}

export function tailOf(rows: readonly LogRow[]): Tail {
  return { updates: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes.length, 0) };
}
