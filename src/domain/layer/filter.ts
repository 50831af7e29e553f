import type { Codebook } from '../codebook/codebook.ts';
import type { AccountId } from '../ids.ts';
import type { ReviewState } from '../review/decision.ts';
import type { PlacedSpan, Tag } from '../tag/tag.ts';
import { extentOf, ownPlaces } from './order.ts';

/** Which tags a list shows; null and empty let all pass. */
export interface TagFilter {
  readonly kind: string | null;
  readonly label: string | null;
  readonly person: AccountId | null;
  readonly review: ReviewState | null;
  readonly onlyDetached: boolean;
  /** Found in the words of any part, in any case. */
  readonly words: string;
}

export const EVERY_TAG: TagFilter = {
  kind: null,
  label: null,
  person: null,
  review: null,
  onlyDetached: false,
  words: '',
};

interface Setting {
  readonly codebook: Codebook;
  readonly reviewStateOf: (tag: Tag<PlacedSpan>) => ReviewState;
}

/** The tags that pass, in the order they came. */
export function filterTags(
  tags: readonly Tag<PlacedSpan>[],
  filter: TagFilter,
  { codebook, reviewStateOf }: Setting,
): Tag<PlacedSpan>[] {
  const words = filter.words.trim().toLocaleLowerCase();
  return tags.filter(
    (tag) =>
      (filter.kind === null || tag.kind === filter.kind) &&
      (filter.label === null || tag.label === filter.label) &&
      (filter.person === null || tag.createdBy === filter.person) &&
      (!filter.onlyDetached || extentOf(ownPlaces(codebook, tag)) === null) &&
      (words === '' || hasWords(tag, words)) &&
      (filter.review === null || reviewStateOf(tag) === filter.review),
  );
}

function hasWords(tag: Tag<PlacedSpan>, words: string): boolean {
  return Object.values(tag.parts)
    .flat()
    .some(({ quote }) => quote.toLocaleLowerCase().includes(words));
}
