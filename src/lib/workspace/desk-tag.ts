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

function deskTag(
  tag: LayerTag,
  parts: DeskTag['parts'],
  { codebook, decisions }: Pick<Sources, 'codebook' | 'decisions'>,
): DeskTag {
  const kind = kindOf(codebook, tag.kind);
  const label = kind === undefined ? undefined : labelOf(kind, tag.label);
  const decision = decisions.get(tag.id);
  return {
    id: tag.id,
    stored: tag,
    parts,
    kind,
    label,
    name: label?.name ?? kind?.name ?? tag.label ?? tag.kind,
    colour: label?.colour ?? kind?.colour ?? 'slate',
    ...ownWords(parts[kind?.parts[0].id ?? ''] ?? Object.values(parts)[0] ?? []),
    judgement: judgementOf(decision === undefined ? '' : digestOf(tag), decision),
    decision,
  };
}

type OwnWords = Pick<DeskTag, 'words' | 'start' | 'end' | 'isDetached'>;

function ownWords(spans: readonly PlacedSpan[]): OwnWords {
  const placed = spans.filter((span) => span.state === 'placed');
  const words = (placed.length > 0 ? placed : spans).map(({ quote }) => quote).join(' … ');
  const [first] = spans;
  const near = first === undefined ? 0 : first.state === 'placed' ? first.start : first.near;
  return {
    words,
    start: placed[0]?.start ?? near,
    end: placed.at(-1)?.end ?? near,
    isDetached: placed.length === 0,
  };
}

function inReadingOrder(one: DeskTag, other: DeskTag): number {
  return (
    one.start - other.start ||
    other.end - one.end ||
    one.stored.createdAt - other.stored.createdAt ||
    (one.id < other.id ? -1 : 1)
  );
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
