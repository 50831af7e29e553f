/** A stretch of text that both have, or only one of them. */
export interface DiffPiece {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * What changed between two texts, to be read: paragraph by paragraph, and word by word
 * in those that changed. The same and removed pieces in order are the older text, the
 * same and added ones the newer. What is too long to be compared word by word reads as
 * written anew.
 */
export function diffProse(older: string, newer: string): readonly DiffPiece[] {
  const pieces: DiffPiece[] = [];
  for (const change of diffUnits(paragraphsOf(older), paragraphsOf(newer))) {
    if (change.type === 'same') add(pieces, 'same', change.units);
    else
      for (const inner of diffUnits(wordsOf(change.older), wordsOf(change.newer))) {
        if (inner.type === 'same') add(pieces, 'same', inner.units);
        else {
          add(pieces, 'removed', inner.older);
          add(pieces, 'added', inner.newer);
        }
      }
  }
  return pieces;
}

function add(pieces: DiffPiece[], type: DiffPiece['type'], units: readonly string[]): void {
  const text = units.join('');
  if (text === '') return;
  const last = pieces.at(-1);
  if (last?.type === type) pieces[pieces.length - 1] = { type, text: last.text + text };
  else pieces.push({ type, text });
}

/** Each with its newline, so that together they are the text. */
function paragraphsOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * Words, signs and blanks of some paragraphs; scripts without blanks are cut by the rules of
 * Unicode, a short piece at a time: a segmenter takes four times as long for twice the length.
 */
function wordsOf(paragraphs: readonly string[]): readonly string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  return paragraphs.flatMap((paragraph) =>
    (paragraph.match(PIECE) ?? []).flatMap((piece) =>
      Array.from(segmenter.segment(piece), ({ segment }) => segment),
    ),
  );
}

const PIECE = /\s+|[^\s。，、！？；：]+|[。，、！？；：]+/g;

type Change =
  | { readonly type: 'same'; readonly units: readonly string[] }
  | {
      readonly type: 'changed';
      readonly older: readonly string[];
      readonly newer: readonly string[];
    };

/** Two stretches that are compared, by their ends. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * The longest run of changes is found by what stands once in both (as in a patience
 * diff), and what lies between by counting, where that is cheap; else it is changed
 * as a whole.
 */
function diffUnits(older: readonly string[], newer: readonly string[]): readonly Change[] {
  const matches: [number, number][] = [];
  const open: Stretch[] = [{ from: 0, to: older.length, newFrom: 0, newTo: newer.length }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inner = trimmed(older, newer, next, matches);
    if (inner.from === inner.to || inner.newFrom === inner.newTo) continue;
    const anchors = uniqueMatches(older, newer, inner);
    if (anchors.length === 0) {
      matches.push(...countedMatches(older, newer, inner));
      continue;
    }
    matches.push(...anchors);
    open.push(...between(anchors, inner));
  }
  return changesOf(
    older,
    newer,
    matches.toSorted(([one], [other]) => one - other),
  );
}

/** Takes what is alike at both ends, and answers what is left. */
function trimmed(
  older: readonly string[],
  newer: readonly string[],
  { from, to, newFrom, newTo }: Stretch,
  matches: [number, number][],
): Stretch {
  while (from < to && newFrom < newTo && older[from] === newer[newFrom]) {
    matches.push([from++, newFrom++]);
  }
  while (from < to && newFrom < newTo && older[to - 1] === newer[newTo - 1]) {
    matches.push([--to, --newTo]);
  }
  return { from, to, newFrom, newTo };
}

function between(anchors: readonly [number, number][], { from, to, newFrom, newTo }: Stretch) {
  const ends = [...anchors, [to, newTo] as const];
  let [start, newStart] = [from, newFrom];
  return ends.map(([end, newEnd]): Stretch => {
    const stretch = { from: start, to: end, newFrom: newStart, newTo: newEnd };
    [start, newStart] = [end + 1, newEnd + 1];
    return stretch;
  });
}

/** The longest rising row of units that stand once on either side. */
function uniqueMatches(
  older: readonly string[],
  newer: readonly string[],
  { from, to, newFrom, newTo }: Stretch,
): [number, number][] {
  const placeInNewer = placesOfUnique(newer, newFrom, newTo);
  const pairs = [...placesOfUnique(older, from, to)]
    .flatMap(([unit, at]): [number, number][] => {
      const place = placeInNewer.get(unit);
      return place === undefined ? [] : [[at, place]];
    })
    .toSorted(([one], [other]) => one - other);
  return longestRising(pairs);
}

function placesOfUnique(units: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let at = from; at < to; at += 1) {
    const unit = units[at] ?? '';
    if (places.has(unit)) repeated.add(unit);
    places.set(unit, at);
  }
  for (const unit of repeated) places.delete(unit);
  return places;
}

/** By patience: n log n. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before = pairs.map((_, index) => {
    const pile = firstNotBelow(tops, pairs, index);
    tops[pile] = index;
    return pile === 0 ? -1 : (tops[pile - 1] ?? -1);
  });
  const row: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) row.push(pair);
  }
  return row.toReversed();
}

function firstNotBelow(
  tops: readonly number[],
  pairs: readonly [number, number][],
  index: number,
): number {
  const place = pairs[index]?.[1] ?? 0;
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A table larger than this is not worth its time: what lies there reads as written anew. */
const CELLS = 4_000_000;

/** The longest common row of a short stretch, counted out. */
function countedMatches(
  older: readonly string[],
  newer: readonly string[],
  { from, to, newFrom, newTo }: Stretch,
): [number, number][] {
  const [height, width] = [to - from, newTo - newFrom];
  if (height * width > CELLS) return [];
  const row = width + 1;
  const lengths = new Uint16Array((height + 1) * row);
  for (let at = height - 1; at >= 0; at -= 1) {
    for (let place = width - 1; place >= 0; place -= 1) {
      const here = at * row + place;
      lengths[here] =
        older[from + at] === newer[newFrom + place]
          ? (lengths[here + row + 1] ?? 0) + 1
          : Math.max(lengths[here + row] ?? 0, lengths[here + 1] ?? 0);
    }
  }
  const matches: [number, number][] = [];
  for (let [at, place] = [0, 0]; at < height && place < width;) {
    const here = at * row + place;
    if (older[from + at] === newer[newFrom + place]) matches.push([from + at++, newFrom + place++]);
    else if ((lengths[here + row] ?? 0) >= (lengths[here + 1] ?? 0)) at += 1;
    else place += 1;
  }
  return matches;
}

function changesOf(
  older: readonly string[],
  newer: readonly string[],
  matches: readonly [number, number][],
): Change[] {
  const changes: Change[] = [];
  let [at, place] = [0, 0];
  for (const [match, newMatch] of [...matches, [older.length, newer.length] as const]) {
    if (match > at || newMatch > place) {
      const changed = { older: older.slice(at, match), newer: newer.slice(place, newMatch) };
      changes.push({ type: 'changed', ...changed });
    }
    if (match < older.length) changes.push({ type: 'same', units: older.slice(match, match + 1) });
    [at, place] = [match + 1, newMatch + 1];
  }
  return changes;
}
