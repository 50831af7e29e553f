import { isId, type AccountId } from '#domain/ids.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

export const REVIEW_FILTERS = ['undecided', 'accepted', 'rejected', 'changed'] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

/** Which tags the list shows. What is null or empty asks nothing. */
export interface TagFilter {
  readonly kind: string | null;
  readonly label: string | null;
  /** The account that made the tag. */
  readonly by: AccountId | null;
  readonly review: ReviewFilter | null;
  readonly isDetached: boolean;
  readonly words: string;
}

export const ALL_TAGS: TagFilter = {
  kind: null,
  label: null,
  by: null,
  review: null,
  isDetached: false,
  words: '',
};

export function isFiltering(filter: TagFilter): boolean {
  return filterParameters(filter).size > 0;
}

export function filterTags(tags: readonly DeskTag[], filter: TagFilter): readonly DeskTag[] {
  if (!isFiltering(filter)) return tags;
  const words = folded(filter.words.trim());
  return tags.filter(
    (tag) =>
      (filter.kind === null || tag.stored.kind === filter.kind) &&
      (filter.label === null || tag.stored.label === filter.label) &&
      (filter.by === null || tag.stored.createdBy === filter.by) &&
      (filter.review === null || stands(tag, filter.review)) &&
      (!filter.isDetached || tag.isDetached) &&
      (words === '' || folded(tag.words).includes(words)),
  );
}

function stands({ judgement }: DeskTag, asked: ReviewFilter): boolean {
  return asked === 'changed' ? judgement.changedSince !== null : judgement.state === asked;
}

/** Text as people search for it: without case and accents. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase();
}

/** A filter as it stands in the page's address. */
export function filterParameters(filter: TagFilter): URLSearchParams {
  const { kind, label, by, review, isDetached, words } = filter;
  const said = { kind, label, by, review, detached: isDetached ? 'yes' : null, find: words };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) {
    if (value !== null && value !== '') parameters.set(name, value);
  }
  return parameters;
}

export function readFilter(parameters: URLSearchParams): TagFilter {
  const [review, by] = [parameters.get('review'), parameters.get('by')];
  return {
    kind: parameters.get('kind'),
    label: parameters.get('label'),
    by: isId(by) ? (by as AccountId) : null,
    review: REVIEW_FILTERS.find((known) => known === review) ?? null,
    isDetached: parameters.get('detached') === 'yes',
    words: parameters.get('find') ?? '',
  };
}
