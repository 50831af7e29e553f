import { EVIDENCE_LIMIT } from '../limits.ts';
import type { Evidence } from './tag.ts';

const COLUMNS = ['url', 'title', 'note'] as const;
const BLANK: Evidence = { url: '', title: '', note: '' };

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

/** The list as it is now without a row; one that was blank and is filled by now stays. */
export function withoutRow(now: readonly Evidence[], row: EvidenceRow): readonly Evidence[] {
  const place = placeNow(now, row);
  return now.filter((one, at) => at !== place || (isBlank(row.evidence) && !isBlank(one)));
}

/**
 * The list as it is now with what rows said that were written over, and nothing less. `instead` is
 * what was written in their place where that is known: only where they differ from it they are put
 * back; otherwise all they said is, over the rows that are the same.
 */
export function withRowsBack(
  now: readonly Evidence[],
  rows: readonly Evidence[],
  instead?: readonly Evidence[],
): readonly Evidence[] {
  const places = rowsAfter(instead ?? rows, now);
  return rows.reduce((list, row, at) => {
    const place = places[at] ?? null;
    const said = saidOtherwise(row, instead?.[at] ?? BLANK);
    const standing = place === null ? undefined : list[place];
    if (place !== null && standing) return list.with(place, { ...standing, ...said });
    return isBlank(row) ? list : withAnother(list, row);
  }, now);
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

/**
 * How much of a row another says, too. What both leave empty tells nothing: two rows that say
 * different things are two, but a column may go on from what it was, and a blank row be filled.
 */
function likeness(one: Evidence | undefined, other: Evidence | undefined): number {
  if (one === undefined || other === undefined) return 0;
  if (isBlank(one)) return 1;
  return COLUMNS.reduce((sum, column) => sum + likenessOf(one[column], other[column]), 0);
}

function likenessOf(said: string, other: string): number {
  if (said === '' || other === '') return 0;
  if (said === other) return 2;
  return said.startsWith(other) || other.startsWith(said) ? 1 : 0;
}

function saidOtherwise(row: Evidence, before: Evidence): Partial<Evidence> {
  const others = COLUMNS.filter((column) => row[column] !== before[column]);
  return Object.fromEntries(others.map((column) => [column, row[column]]));
}

function isBlank(evidence: Evidence): boolean {
  return COLUMNS.every((column) => evidence[column] === '');
}
