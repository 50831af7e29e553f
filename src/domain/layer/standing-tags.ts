import type { AccountId, TagId } from '../ids.ts';
import type { Span } from '../span/span.ts';

interface TaggedSpan extends Span {
  readonly kind: string;
  readonly label: string | null;
}

/** A tag as it matters to whoever would tag the same words: one of its own spans, and what it says. */
export interface StandingTag extends TaggedSpan {
  readonly tagId: TagId;
  /** Its own words. */
  readonly words: string;
  readonly by: AccountId | null;
}

/**
 * Of the tags that share words with a place, those that call them something else than a
 * person who would tag it does: of the same kind with another label, or of another kind on
 * just these words. What only stands around or inside them, as a quote does, says nothing
 * against it. Null where the place is tagged so already.
 */
export function otherTags<Standing extends TaggedSpan>(
  place: Span,
  standing: readonly Standing[],
  { kind, label }: Omit<TaggedSpan, keyof Span>,
): readonly Standing[] | null {
  if (standing.some((tag) => tag.kind === kind && tag.label === label)) return null;
  return standing.filter((tag) => tag.kind === kind || isSame(tag, place));
}

function isSame(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}
