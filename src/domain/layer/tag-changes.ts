import type { TagId } from '../ids.ts';
import type { PlacedSpan } from '../tag/tag.ts';
import type { DiffPiece } from '../text/prose-diff.ts';

/** A tag as it stood in one text. */
export interface StandingTag {
  readonly id: TagId;
  readonly kind: string;
  readonly label: string | null;
  readonly parts: Readonly<Record<string, readonly PlacedSpan[]>>;
}

/** What became of a tag between two texts. Offsets before and after are not the same ones. */
export interface TagChange {
  readonly tag: StandingTag;
  readonly what: 'added' | 'removed' | 'detached' | 'attached' | 'moved' | 'words' | 'relabelled';
  /** Its words before and after; empty where it was not there. */
  readonly before: string;
  readonly after: string;
}

/**
 * What the changes between two texts did to the tags that stood in them: one line a
 * tag, of the weightiest thing that happened to it. A tag that only went along with
 * the text around it is not told of.
 */
export function tagChanges(
  before: readonly StandingTag[],
  after: readonly StandingTag[],
  pieces: readonly DiffPiece[],
): readonly TagChange[] {
  const carried = offsetMap(pieces);
  const older = new Map(before.map((tag) => [tag.id, tag]));
  const newer = new Map(after.map((tag) => [tag.id, tag]));
  const kept = after.map((tag) => changeOf(older.get(tag.id), tag, carried));
  const gone = before.filter(({ id }) => !newer.has(id)).map((tag) => removal(tag));
  return [...kept, ...gone].filter((change) => change !== null);
}

function changeOf(
  before: StandingTag | undefined,
  after: StandingTag,
  carried: (offset: number) => number,
): TagChange | null {
  if (before === undefined) return { tag: after, what: 'added', before: '', after: wordsOf(after) };
  const what = whatHappened(before, after, carried);
  const words = { before: wordsOf(before), after: wordsOf(after) };
  return what === null ? null : { tag: after, what, ...words };
}

function removal(tag: StandingTag): TagChange {
  return { tag, what: 'removed', before: wordsOf(tag), after: '' };
}

function whatHappened(
  before: StandingTag,
  after: StandingTag,
  carried: (offset: number) => number,
): TagChange['what'] | null {
  const [wasThere, isThere] = [standing(before), standing(after)];
  const [wasLost, isLost] = [
    spansOf(before).length - wasThere.length,
    spansOf(after).length - isThere.length,
  ];
  if (isLost > wasLost) return 'detached';
  // One that was lost may have been given up as well.
  if (isLost < wasLost && isThere.length > wasThere.length) return 'attached';
  if (wordsOf(before) !== wordsOf(after)) return 'words';
  const hasMoved = isThere.some(({ start }, at) => carried(wasThere[at]?.start ?? 0) !== start);
  if (hasMoved) return 'moved';
  return before.label === after.label ? null : 'relabelled';
}

type Standing = Extract<PlacedSpan, { state: 'placed' }>;

function standing(tag: StandingTag): readonly Standing[] {
  return spansOf(tag).filter((span) => span.state === 'placed');
}

function wordsOf(tag: StandingTag): string {
  return spansOf(tag)
    .map(({ quote }) => quote)
    .join(' … ');
}

function spansOf({ parts }: StandingTag): readonly PlacedSpan[] {
  return Object.keys(parts)
    .toSorted()
    .flatMap((part) => parts[part] ?? []);
}

/** Where an offset of the older text is in the newer one; -1 for one in what was removed. */
function offsetMap(pieces: readonly DiffPiece[]): (offset: number) => number {
  const stretches: { readonly from: number; readonly to: number; readonly at: number }[] = [];
  let [older, newer] = [0, 0];
  for (const { type, text } of pieces) {
    if (type === 'same') stretches.push({ from: older, to: older + text.length, at: newer });
    if (type !== 'added') older += text.length;
    if (type !== 'removed') newer += text.length;
  }
  return (offset) => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.to ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const stretch = stretches[low];
    const isInside = stretch !== undefined && stretch.from <= offset;
    return isInside ? stretch.at + offset - stretch.from : -1;
  };
}
