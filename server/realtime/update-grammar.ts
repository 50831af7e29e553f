import * as Y from 'yjs';
import { createStructFinder } from './update-items.ts';
import type { Struct, UpdateShape } from './update-shape.ts';

/**
 * Whether Yjs could have written an update on this document. It trusts what it reads:
 * items that build on themselves make it throw half way, neighbours of different lists
 * and words in a map make replicas differ for ever, and so would a log and its snapshot.
 */
export function isGrammatical({ structs, deletes }: UpdateShape, doc: Y.Doc): boolean {
  const judge = createJudge(structs, doc);
  const deletesNothing = [...deletes.clients.values()].some((ranges) =>
    ranges.some(({ len }) => len < 1),
  );
  return !deletesNothing && structs.every((struct) => !(struct instanceof Y.Item) || judge(struct));
}

/** Where an item is: in a list, or in a map under a key. */
type Place =
  | { readonly type: 'in'; readonly list: List; readonly key: string | null }
  /** What it was in was deleted, and forgotten. */
  | { readonly type: 'gone' }
  /** It builds on what is not here yet. */
  | { readonly type: 'unknown' };

/** A root that nothing was written to yet is known by its name. */
type List = Y.ContentType['type'] | string;

const GONE: Place = { type: 'gone' };
const UNKNOWN: Place = { type: 'unknown' };

function createJudge(structs: readonly Struct[], doc: Y.Doc) {
  const structAt = createStructFinder(structs, doc);
  const placeOf = createPlaceFinder(structAt, doc);

  const hasParent = ({ parent }: Y.Item): boolean => {
    const struct = parent instanceof Y.ID ? structAt(parent) : null;
    if (!(struct instanceof Y.Item)) return true;
    return struct.content instanceof Y.ContentType || struct.content instanceof Y.ContentDeleted;
  };
  const hasNeighboursOfOneList = ({ origin, rightOrigin }: Y.Item): boolean => {
    const [left, right] = [origin && structAt(origin), rightOrigin && structAt(rightOrigin)];
    return left === null || right === null || areOne(placeOf(left), placeOf(right));
  };
  return (item: Y.Item): boolean =>
    !buildsOnItself(item) &&
    isContentOfOurs(item.content) &&
    hasParent(item) &&
    hasNeighboursOfOneList(item) &&
    suits(item, placeOf(item));
}

/** An item on the wire names its parent only when it has no neighbour; else it is where its neighbour is. */
function createPlaceFinder(structAt: (id: Y.ID) => Struct | null, doc: Y.Doc) {
  const known = new Map<Struct, Place>();

  const statedPlace = (struct: Struct): Place | null => {
    if (!(struct instanceof Y.Item)) return GONE;
    const { parent, parentSub: key } = struct;
    if (parent === null) return null;
    if (parent instanceof Y.AbstractType) return { type: 'in', list: parent, key };
    if (typeof parent === 'string')
      return { type: 'in', list: doc.share.get(parent) ?? parent, key };
    const holder = structAt(parent);
    if (holder === null) return UNKNOWN;
    const content = holder instanceof Y.Item ? holder.content : null;
    return content instanceof Y.ContentType ? { type: 'in', list: content.type, key } : GONE;
  };

  return function placeOf(first: Struct): Place {
    const passed: Struct[] = [];
    let place: Place | null = null;
    for (let struct: Struct | null = first; struct !== null && place === null;) {
      place = known.get(struct) ?? statedPlace(struct);
      known.set(struct, place ?? UNKNOWN); // until more is known: neighbours may stand in a circle
      passed.push(struct);
      struct = neighbourOf(struct, structAt);
    }
    for (const struct of passed) known.set(struct, place ?? UNKNOWN);
    return place ?? UNKNOWN;
  };
}

function neighbourOf(struct: Struct, structAt: (id: Y.ID) => Struct | null): Struct | null {
  const id = struct instanceof Y.Item ? (struct.origin ?? struct.rightOrigin) : null;
  return id === null ? null : structAt(id);
}

function buildsOnItself({ id, origin, rightOrigin, parent }: Y.Item): boolean {
  const others = [origin, rightOrigin, parent instanceof Y.ID ? parent : null];
  return others.some(
    (other) => other !== null && other.client === id.client && other.clock >= id.clock,
  );
}

const TYPES_OF_OURS: readonly unknown[] = [Y.Map, Y.Text, Y.Array];

/** No documents in documents, and no XML. */
function isContentOfOurs(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentType) return TYPES_OF_OURS.includes(content.type.constructor);
  return !(content instanceof Y.ContentDoc);
}

function areOne(one: Place, other: Place): boolean {
  if (one.type === 'unknown' || other.type === 'unknown') return true;
  if (one.type === 'in' && other.type === 'in') {
    return one.list === other.list && one.key === other.key;
  }
  return isGone(one) && isGone(other);
}

/** Some of what was in a deleted type is forgotten, some remembered as deleted. */
function isGone(place: Place): boolean {
  if (place.type !== 'in') return true;
  return typeof place.list !== 'string' && place.list._item?.deleted === true;
}

/** A value under a key has nothing to its right, and is no words. */
function suits({ rightOrigin, content }: Y.Item, place: Place): boolean {
  if (place.type !== 'in') return true;
  if (place.key === null) return !(place.list instanceof Y.Map);
  const areWords = [Y.ContentString, Y.ContentFormat, Y.ContentEmbed];
  return rightOrigin === null && !areWords.some((kind) => content instanceof kind);
}
