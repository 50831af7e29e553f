import { texts } from '#texts/texts.ts';

/** What of a project's register is shown, as it stands in the address. */
export interface RegisterView {
  readonly search: string;
  /** A label id of the entity kind, or null. */
  readonly type: string | null;
  readonly sort: EntitySort;
  /** Those that were removed instead of those that are there. */
  readonly removed: boolean;
  /** From 1. */
  readonly page: number;
}

export type EntitySort = 'name' | 'mentions' | 'articles' | 'newest';

const { sorts } = texts.register.list;

export const SORT_OPTIONS: readonly { readonly value: EntitySort; readonly label: string }[] = [
  { value: 'name', label: sorts.name },
  { value: 'mentions', label: sorts.mentions },
  { value: 'articles', label: sorts.articles },
  { value: 'newest', label: sorts.newest },
];

const SEARCH_LIMIT = 200;
const TYPE_LIMIT = 40; // as long as the id of a label
const PAGE_LIMIT = 100_000; // beyond any list; a larger number is a slip

/** Total: what an address says wrongly is as if it were not said. */
export function readRegisterView(query: URLSearchParams): RegisterView {
  const type = plain(query.get('type')).slice(0, TYPE_LIMIT);
  return {
    search: plain(query.get('q')).slice(0, SEARCH_LIMIT),
    type: type === '' ? null : type,
    sort: SORT_OPTIONS.find(({ value }) => value === query.get('sort'))?.value ?? 'name',
    removed: query.get('show') === 'removed',
    page: readPage(query.get('page')),
  };
}

/** The address's query for a view; what is as it is by default is left out. */
export function writeRegisterView({ search, type, sort, removed, page }: RegisterView): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('q', search);
  if (type !== null) query.set('type', type);
  if (sort !== 'name') query.set('sort', sort);
  if (removed) query.set('show', 'removed');
  if (page !== 1) query.set('page', String(page));
  return query.size === 0 ? '?' : `?${query}`;
}

/** Whether anything narrows the list. */
export function isNarrowed({ search, type }: RegisterView): boolean {
  return search !== '' || type !== null;
}

/** Which of the tags that point at an entity are shown. */
export interface UsesView {
  readonly kind: 'entity' | 'quote' | 'claim' | null;
  /** From 1. */
  readonly page: number;
}

const USE_KINDS = ['entity', 'quote', 'claim'] as const;

export function readUsesView(query: URLSearchParams): UsesView {
  return {
    kind: USE_KINDS.find((kind) => kind === query.get('kind')) ?? null,
    page: readPage(query.get('page')),
  };
}

export function writeUsesView({ kind, page }: UsesView): string {
  const query = new URLSearchParams();
  if (kind !== null) query.set('kind', kind);
  if (page !== 1) query.set('page', String(page));
  return query.size === 0 ? '?' : `?${query}`;
}

function readPage(text: string | null): number {
  const page = Number(text ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= PAGE_LIMIT ? page : 1;
}

function plain(text: string | null): string {
  return (text ?? '').toWellFormed().replaceAll('\0', '');
}
