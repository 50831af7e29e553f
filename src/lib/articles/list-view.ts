import { texts } from '#texts/texts.ts';

/** What of a project's articles is shown, as it stands in the address. */
export interface ListView {
  readonly search: string;
  readonly state: StateFilter | null;
  readonly review: ReviewFilter | null;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}

export type StateFilter = 'open' | 'frozen';
export type ReviewFilter = 'to-review' | 'reviewed' | 'attention';
export type Sort = 'changed' | 'title' | 'date' | 'tags';

const { sorts, states, reviews } = texts.articles.list;

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export const SORT_OPTIONS: readonly Option<Sort>[] = [
  { value: 'changed', label: sorts.changed },
  { value: 'title', label: sorts.title },
  { value: 'date', label: sorts.date },
  { value: 'tags', label: sorts.tags },
];

export const STATE_OPTIONS: readonly Option<StateFilter | ''>[] = [
  { value: '', label: states.any },
  { value: 'open', label: states.open },
  { value: 'frozen', label: states.frozen },
];

export const REVIEW_OPTIONS: readonly Option<ReviewFilter | ''>[] = [
  { value: '', label: reviews.any },
  { value: 'to-review', label: reviews.toReview },
  { value: 'reviewed', label: reviews.reviewed },
  { value: 'attention', label: reviews.attention },
];

const SEARCH_LIMIT = 200;
const PAGE_LIMIT = 100_000; // beyond any list; a larger number is a slip

/** Total: what an address says wrongly is as if it were not said. */
export function readListView(query: URLSearchParams): ListView {
  const page = Number(query.get('page') ?? '1');
  return {
    search: (query.get('q') ?? '').slice(0, SEARCH_LIMIT).toWellFormed().replaceAll('\0', ''),
    state: among(STATE_OPTIONS, query.get('state')) || null,
    review: among(REVIEW_OPTIONS, query.get('review')) || null,
    sort: among(SORT_OPTIONS, query.get('sort')) ?? 'changed',
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_LIMIT ? page : 1,
  };
}

/** The address's query for a view; what is as it is by default is left out. */
export function writeListView({ search, state, review, sort, page }: ListView): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('q', search);
  if (state !== null) query.set('state', state);
  if (review !== null) query.set('review', review);
  if (sort !== 'changed') query.set('sort', sort);
  if (page !== 1) query.set('page', String(page));
  return query.size === 0 ? '?' : `?${query}`;
}

/** Whether anything narrows the list. */
export function isFiltered({ search, state, review }: ListView): boolean {
  return search !== '' || state !== null || review !== null;
}

function among<Value extends string>(
  options: readonly Option<Value>[],
  value: string | null,
): Value | undefined {
  return options.find((option) => option.value === value)?.value;
}
