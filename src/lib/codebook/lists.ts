import type { Named } from '#domain/codebook/codebook.ts';

/** Items in another order: one of them a step up or down, if it can go there. */
export function moved<T>(items: readonly T[], at: number, by: 1 | -1): readonly T[] {
  const item = items[at];
  const there = at + by;
  if (item === undefined || there < 0 || there >= items.length) return items;
  return items.toSpliced(at, 1).toSpliced(there, 0, item);
}

/** An id made of a name, apart from those that are taken: “Law or document” is `law-or-document`. */
export function idFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST);
  const base = plain === '' ? 'item' : plain;
  const isFree = (id: string): boolean => !taken.includes(id);
  if (isFree(base)) return base;
  let number = 2;
  while (!isFree(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** Leaves room for a number within the forty characters of an id. */
const LONGEST = 32;

export function idsOfOthers(items: readonly Named[], item: Named): readonly string[] {
  return items.filter((other) => other !== item).map(({ id }) => id);
}

/** Lines of a text field as a list, without empty ones. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
