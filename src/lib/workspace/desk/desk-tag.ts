import { checkTag } from '#domain/codebook/check-tag.ts';
import type { Problem } from '#domain/problem.ts';
import { digest } from '#domain/review/digest.ts';
import type { Decision } from '#domain/review/decision.ts';
import { judgementOf, type Judgement } from '#domain/review/review.ts';
import {
  kindOf,
  labelOf,
  type Codebook,
  type Kind,
  type Label,
  type TagColour,
} from '#domain/codebook/codebook.ts';
import type { TagId } from '#domain/ids.ts';
import { extentOf, ownPlaces, wordsOf } from '#domain/layer/order.ts';
import { compareSpans } from '#domain/span/span.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import type { LayerTag } from '#collab/layer-document.ts';
import type { Anchor } from '#collab/records.ts';

/** A tag as the desk shows it: found in the text as it is now, named and judged. */
export interface DeskTag {
  readonly id: TagId;
  readonly stored: LayerTag;
  readonly parts: Readonly<Record<string, readonly PlacedSpan[]>>;
  /** Undefined when the codebook does not know it. */
  readonly kind: Kind | undefined;
  readonly label: Label | undefined;
  readonly name: string;
  readonly colour: TagColour;
  /** Of its first part. */
  readonly words: string;
  /** Where it stands in reading order: the start of its own words, or where they were. */
  readonly start: number;
  readonly end: number;
  /** None of its own words are in the text any more. */
  readonly isDetached: boolean;
  /** Where it breaks the codebook. */
  readonly problems: readonly Problem[];
  readonly judgement: Judgement;
  readonly decision: Decision | undefined;
}

interface Sources {
  readonly tags: Iterable<LayerTag>;
  readonly codebook: Codebook;
  readonly decisions: ReadonlyMap<TagId, Decision>;
  readonly places: Places;
  /** As they were read last: those that are the same keep their order. */
  readonly before?: readonly DeskTag[];
}

interface Places {
  /** The same as long as every anchor has its place. */
  readonly state: unknown;
  /** All anchors at once: one pass over the text. */
  resolve(anchors: readonly Anchor[]): readonly PlacedSpan[];
}

/**
 * The tags of a layer in reading order; of those that start together, the longest first. What
 * costs is what has changed: of thousands, most keep their value and their turn.
 */
export function deskTags({ tags, before = [], ...sources }: Sources): readonly DeskTag[] {
  const stored = [...tags];
  const stale = stored.filter((tag) => !isCurrent(tag, sources));
  const spans = sources.places.resolve(stale.flatMap(anchorsOf));
  let taken = 0;
  const take = (count: number): readonly PlacedSpan[] => spans.slice(taken, (taken += count));
  for (const tag of stale) readAgain(tag, placedParts(tag, take), sources);
  return inOrder(
    stored.flatMap((tag) => known.get(tag)?.tag ?? []),
    before,
  );
}

function anchorsOf({ parts }: LayerTag): readonly Anchor[] {
  const [own = [], ...more] = Object.values(parts);
  return more.length === 0 ? own : [...own, ...more.flat()];
}

/** In reading order, by the order that most of them had before. */
function inOrder(tags: readonly DeskTag[], before: readonly DeskTag[]): readonly DeskTag[] {
  const now = new Set(tags);
  const kept = before.filter((tag) => now.has(tag));
  for (const tag of kept) now.delete(tag);
  const added = [...now].sort(inReadingOrder);
  const merged: DeskTag[] = [];
  let at = 0;
  for (const tag of kept) {
    for (let next = added[at]; next && inReadingOrder(next, tag) < 0; next = added[++at])
      merged.push(next);
    merged.push(tag);
  }
  return [...merged, ...added.slice(at)];
}

/** The parts of a tag, each with as many of the spans that are next as it has anchors. */
function placedParts(
  { parts }: LayerTag,
  take: (count: number) => readonly PlacedSpan[],
): DeskTag['parts'] {
  const placed: Record<string, readonly PlacedSpan[]> = {};
  for (const [part, anchors] of Object.entries(parts)) placed[part] = take(anchors.length);
  return placed;
}

interface Known {
  readonly tag: DeskTag;
  readonly codebook: Codebook;
  placesState: unknown;
}

/** As they were last read. Records and codebooks are immutable. */
const known = new WeakMap<LayerTag, Known>();

type Around = Pick<Sources, 'codebook' | 'decisions' | 'places'>;

/** Whether nothing has changed that a tag is read from. */
function isCurrent(stored: LayerTag, { codebook, decisions, places }: Around): boolean {
  const before = known.get(stored);
  return (
    before !== undefined &&
    before.placesState === places.state &&
    before.codebook === codebook &&
    before.tag.decision === decisions.get(stored.id)
  );
}

/** Keeps the same value as long as nothing it says has changed, so that what is made of it can be kept, too. */
function readAgain(stored: LayerTag, parts: DeskTag['parts'], around: Around): void {
  const { codebook, decisions, places } = around;
  const before = known.get(stored);
  const decision = decisions.get(stored.id);
  const isSame =
    before?.codebook === codebook &&
    before.tag.decision === decision &&
    areSameParts(before.tag.parts, parts);
  if (isSame) before.placesState = places.state;
  else {
    const tag = readDeskTag(stored, parts, { codebook, decision });
    known.set(stored, { tag, codebook, placesState: places.state });
  }
}

/** Of one record, whose parts have the same names and as many places each. */
function areSameParts(one: DeskTag['parts'], other: DeskTag['parts']): boolean {
  for (const part in one) {
    if (one[part]?.some((place, index) => !isSamePlace(place, other[part]?.[index])) !== false)
      return false;
  }
  return true;
}

function isSamePlace(one: PlacedSpan, other: PlacedSpan | undefined): boolean {
  if (one === other) return true;
  if (one.quote !== other?.quote) return false;
  if (one.state === 'detached') return other.state === 'detached' && one.near === other.near;
  return other.state === 'placed' && one.start === other.start && one.end === other.end;
}

function readDeskTag(
  tag: LayerTag,
  parts: DeskTag['parts'],
  { codebook, decision }: { readonly codebook: Codebook; readonly decision: Decision | undefined },
): DeskTag {
  const kind = kindOf(codebook, tag.kind);
  const label = kind === undefined ? undefined : labelOf(kind, tag.label);
  return {
    id: tag.id,
    stored: tag,
    parts,
    kind,
    label,
    name: label?.name ?? kind?.name ?? tag.label ?? tag.kind,
    colour: label?.colour ?? kind?.colour ?? 'slate',
    ...ownWords(ownPlaces(codebook, { ...tag, parts })),
    problems: problemsOf(codebook, tag),
    judgement: judgementOf(decision === undefined ? '' : digestOf(tag), decision),
    decision,
  };
}

type OwnWords = Pick<DeskTag, 'words' | 'start' | 'end' | 'isDetached'>;

function ownWords(spans: readonly PlacedSpan[]): OwnWords {
  const placed = spans.filter(({ state }) => state === 'placed');
  const extent = extentOf(spans);
  const [first] = spans;
  const near = first?.state === 'detached' ? first.near : 0;
  return {
    words: wordsOf(extent === null ? spans : placed),
    ...(extent ?? { start: near, end: near }),
    isDetached: extent === null,
  };
}

function inReadingOrder(one: DeskTag, other: DeskTag): number {
  return (
    compareSpans(one, other) ||
    one.stored.createdAt - other.stored.createdAt ||
    (one.id < other.id ? -1 : 1)
  );
}

/** Records and codebooks are immutable, so what was found in one by the other holds. */
const problemsByCodebook = new WeakMap<Codebook, WeakMap<LayerTag, readonly Problem[]>>();

function problemsOf(codebook: Codebook, tag: LayerTag): readonly Problem[] {
  const checked = problemsByCodebook.get(codebook) ?? new WeakMap<LayerTag, readonly Problem[]>();
  problemsByCodebook.set(codebook, checked);
  const problems = checked.get(tag) ?? checkTag(codebook, tag);
  checked.set(tag, problems);
  return problems;
}

/** Records are immutable, so a digest holds as long as its tag does. */
const digests = new WeakMap<LayerTag, string>();

export function digestOf(tag: LayerTag): string {
  const known = digests.get(tag);
  if (known !== undefined) return known;
  const fresh = digest(tag);
  digests.set(tag, fresh);
  return fresh;
}
