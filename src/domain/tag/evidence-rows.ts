import { EVIDENCE_LIMIT } from '../limits.ts';
import type { Evidence } from './tag.ts';

/** One row of a list of evidence, as somebody sees it. */
export interface EvidenceRow {
  /** The list they see, and which of it the row is; one that is gone from it has none. */
  readonly list: readonly Evidence[];
  readonly index: number | null;
  readonly evidence: Evidence;
}

/**
 * Where each row of a list stands in the list it became; null where it is gone. Rows keep their
 * order and have no ids: they are paired so that as much as possible of what they say stays.
 */
export function rowsAfter(
  before: readonly Evidence[],
  after: readonly Evidence[],
): readonly (number | null)[] {
  const kept = keptFrom(before, after);
  const at = (row: number, place: number): number => kept[row]?.[place] ?? 0;
  const places: (number | null)[] = [];
  let place = 0;
  for (const [row, evidence] of before.entries()) {
    while (place < after.length && at(row, place) === at(row, place + 1)) place += 1;
    const isPaired =
      place < after.length &&
      likeness(evidence, after[place]) > 0 &&
      at(row, place) === likeness(evidence, after[place]) + at(row + 1, place + 1);
    places.push(isPaired ? place : null);
    if (isPaired) place += 1;
  }
  return places;
}

/** The list as it is now with what was said of a row, which is put back where it is gone. */
export function withRow(
  now: readonly Evidence[],
  row: EvidenceRow,
  said: Partial<Evidence>,
): readonly Evidence[] {
  const place = placeNow(now, row);
  if (place !== null) return now.map((one, at) => (at === place ? { ...one, ...said } : one));
  return withAnother(now, { ...row.evidence, ...said });
}

/** The list as it is now without a row. */
export function withoutRow(now: readonly Evidence[], row: EvidenceRow): readonly Evidence[] {
  const place = placeNow(now, row);
  return now.filter((_, at) => at !== place);
}

/** The list as it is now with another row, if it has room for one. */
export function withAnother(now: readonly Evidence[], evidence: Evidence): readonly Evidence[] {
  return now.length < EVIDENCE_LIMIT ? [...now, evidence] : now;
}

function placeNow(now: readonly Evidence[], { list, index }: EvidenceRow): number | null {
  return index === null ? null : (rowsAfter(list, now)[index] ?? null);
}

/** How much stays at best from each row and place on. */
function keptFrom(before: readonly Evidence[], after: readonly Evidence[]): number[][] {
  const kept = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  const at = (row: number, place: number): number => kept[row]?.[place] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let place = after.length - 1; place >= 0; place -= 1) {
      const paired = likeness(before[row], after[place]) + at(row + 1, place + 1);
      const line = kept[row];
      if (line) line[place] = Math.max(paired, at(row + 1, place), at(row, place + 1));
    }
  }
  return kept;
}

/** How many columns of two rows say the same. */
function likeness(one: Evidence | undefined, other: Evidence | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return (['url', 'title', 'note'] as const).filter((column) => one[column] === other[column])
    .length;
}
