import { canonicalJson } from '../canonical-json.ts';
import type { Codebook, Kind } from './codebook.ts';

/**
 * My changes to a codebook on top of a colleague's: what only one of us changed is as
 * they have it, what both changed is as I have it. Each thing is known by its id.
 */
export function merged(base: Codebook, mine: Codebook, theirs: Codebook): Codebook {
  const both = mergedValue(base, mine, theirs) as Codebook; // made of the three, key by key and item by item
  return { ...both, kinds: both.kinds.map((kind) => withParts(kind, mine)) };
}

/** A tag has words of its own: where each of us removed the parts that the other left, mine stay. */
function withParts(kind: Kind, mine: Codebook): Kind {
  if (kind.parts.length > 0) return kind;
  const own = mine.kinds.find(({ id }) => id === kind.id);
  return own === undefined ? kind : { ...kind, parts: own.parts };
}

function mergedValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base) || isSame(mine, theirs)) return mine;
  if (isNamedList(mine) && isNamedList(theirs))
    return mergedList(isNamedList(base) ? base : [], mine, theirs);
  if (isObject(mine) && isObject(theirs))
    return mergedObject(isObject(base) ? base : {}, mine, theirs);
  return mine;
}

function mergedObject(base: Fields, mine: Fields, theirs: Fields): Fields {
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const entries = [...keys].map((key) => [key, mergedValue(base[key], mine[key], theirs[key])]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** In the order of whoever changed it, mine if both did; what only the other has comes last. */
function mergedList(
  base: readonly Identified[],
  mine: readonly Identified[],
  theirs: readonly Identified[],
): unknown[] {
  const inBase = byId(base);
  const [inMine, inTheirs] = [byId(mine), byId(theirs)];
  const order = isSame(idsOf(mine), idsOf(base)) ? [theirs, mine] : [mine, theirs];
  const ids = new Set(order.flatMap((items) => idsOf(items)));
  return [...ids].flatMap((id) => {
    const [was, own, other] = [inBase.get(id), inMine.get(id), inTheirs.get(id)];
    const item = own === undefined ? withoutMine(was, other) : withMine(was, own, other);
    return item === undefined ? [] : [item];
  });
}

/** I removed it or never had it: it stays only if they added or changed it. */
function withoutMine(was: unknown, other: unknown): unknown {
  return was === undefined || !isSame(was, other) ? other : undefined;
}

/** I have it: it goes only if they removed what I left alone. */
function withMine(was: unknown, own: unknown, other: unknown): unknown {
  if (other !== undefined) return mergedValue(was, own, other);
  return was === undefined || !isSame(was, own) ? own : undefined;
}

type Fields = Readonly<Record<string, unknown>>;
type Identified = Fields & { readonly id: string };

function byId(items: readonly Identified[]): ReadonlyMap<string, Identified> {
  return new Map(items.map((item) => [item.id, item]));
}

function idsOf(items: readonly Identified[]): string[] {
  return items.map(({ id }) => id);
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson([one]) === canonicalJson([other]);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An empty list may be one from which the last thing was removed. */
function isNamedList(value: unknown): value is readonly Identified[] {
  return (
    Array.isArray(value) && value.every((item) => isObject(item) && typeof item['id'] === 'string')
  );
}
