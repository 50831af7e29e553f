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
  /** All anchors at once: one pass over the text. */
  readonly resolve: (anchors: readonly Anchor[]) => readonly PlacedSpan[];
}

/** The tags of a layer in reading order; of those that start together, the longest first. */
export function deskTags({ tags, codebook, decisions, resolve }: Sources): readonly DeskTag[] {
  const stored = [...tags];
  const spans = resolve(stored.flatMap((tag) => Object.values(tag.parts).flat())).values();
  return stored
    .map((tag) => deskTag(tag, placedParts(tag, spans), { codebook, decisions }))
    .sort(inReadingOrder);
}

/** Takes as many spans from the front as the tag has anchors. */
function placedParts(tag: LayerTag, spans: Iterator<PlacedSpan>): DeskTag['parts'] {
  const parts: Record<string, PlacedSpan[]> = {};
  for (const [part, anchors] of Object.entries(tag.parts)) {
    parts[part] = anchors.flatMap(() => {
      const next = spans.next();
      return next.done === true ? [] : [next.value];
    });
  }
  return parts;
}

/** As they were last read. Records and codebooks are immutable. */
const known = new WeakMap<LayerTag, { readonly tag: DeskTag; readonly codebook: Codebook }>();

/** The same value as long as nothing it says has changed, so that what is made of it can be kept, too. */
function deskTag(
  stored: LayerTag,
  parts: DeskTag['parts'],
  { codebook, decisions }: Pick<Sources, 'codebook' | 'decisions'>,
): DeskTag {
  const before = known.get(stored);
  const decision = decisions.get(stored.id);
  const isSame =
    before?.codebook === codebook &&
    before.tag.decision === decision &&
    areSameParts(before.tag.parts, parts);
  if (isSame) return before.tag;
  const tag = readDeskTag(stored, parts, { codebook, decision });
  known.set(stored, { tag, codebook });
  return tag;
}

/** Of one record, whose parts have the same names and as many places each. */
function areSameParts(one: DeskTag['parts'], other: DeskTag['parts']): boolean {
  return Object.entries(one).every(([part, places]) =>
    places.every((place, index) => isSamePlace(place, other[part]?.[index])),
  );
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
