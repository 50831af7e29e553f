import * as Y from 'yjs';
import { VALUE_DEPTH_LIMIT } from './limits.ts';
import { createStructFinder } from './update-items.ts';
import type { Struct } from './update-shape.ts';

/**
 * Whether among these structs is a type inside a type that is no root. Documents here
 * nest one deep (`src/collab/records.ts`), and Yjs climbs from every changed type to its
 * root: a chain of thousands, made by a few kilobytes, would hold up the whole server.
 */
export function nestsTooDeep(structs: readonly Struct[], doc: Y.Doc): boolean {
  const isInRoot = createRootFinder(structs, doc);
  return structs.some(
    (struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentType && !isInRoot(struct),
  );
}

/**
 * Whether a plain value among these structs nests deeper than any of ours. Whoever reads
 * values calls itself for each level: one update of a few kilobytes, taken, would make
 * every commit and every pass over the rows run out of stack.
 */
export function holdsDeepValue(structs: readonly Struct[]): boolean {
  return structs.some((struct) => struct instanceof Y.Item && valuesOf(struct).some(isDeep));
}

function valuesOf({ content }: Y.Item): readonly unknown[] {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr;
  if (content instanceof Y.ContentEmbed) return [content.embed];
  return content instanceof Y.ContentFormat ? [content.value] : [];
}

/** Level by level, since it must not run out of stack itself. */
function isDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > VALUE_DEPTH_LIMIT) return true;
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null && !ArrayBuffer.isView(each)
        ? Object.values(each)
        : [],
    );
  }
  return false;
}

/**
 * An item on the wire names its parent only when it has no neighbour; else it is where
 * its neighbour is, in the update or in the document. Each is looked at once.
 */
function createRootFinder(structs: readonly Struct[], doc: Y.Doc) {
  const structAt = createStructFinder(structs, doc);
  const itemAt = (id: Y.ID | null): Y.Item | null => {
    const struct = id === null ? null : structAt(id);
    return struct instanceof Y.Item ? struct : null;
  };
  const known = new Map<Y.Item, boolean>();

  return function isInRoot(first: Y.Item): boolean {
    const passed: Y.Item[] = [];
    let verdict: boolean | null = null;
    for (let item: Y.Item | null = first; item !== null && verdict === null;) {
      verdict = known.get(item) ?? statedBy(item);
      if (verdict !== null) break;
      known.set(item, true); // until more is known: a circle of neighbours is never put anywhere
      passed.push(item);
      item = itemAt(item.origin ?? item.rightOrigin);
    }
    for (const item of passed) known.set(item, verdict ?? true);
    return verdict ?? true;
  };
}

/** Whether an item says of itself that its parent is a root; null when its neighbour has to say. */
function statedBy({ parent }: Y.Item): boolean | null {
  if (parent === null) return null;
  if (parent instanceof Y.AbstractType) return parent._item === null;
  return typeof parent === 'string';
}
