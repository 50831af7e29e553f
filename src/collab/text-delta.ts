import * as Y from 'yjs';
import { union, type Span } from '#domain/span/span.ts';

/** Attributes a text gives its characters: `strong`, `em` and `link` to words, `block` to newlines. */
export type Attributes = Readonly<Record<string, unknown>>;

/** One operation of a change to a text. A retained attribute of null is taken away. */
export type DeltaOperation =
  | { readonly retain: number; readonly attributes: Attributes }
  | { readonly insert: string; readonly attributes: Attributes }
  | { readonly delete: number };

/** A change to a text, from its start; what follows the last operation stays as it is. */
export type Delta = readonly DeltaOperation[];

/**
 * Applies a change to a text. Every insertion names its attributes, so nothing is
 * inherited from what stands before it; attributes left out are off.
 */
export function applyDelta(text: Y.Text, delta: Delta): void {
  // `sanitize: false` is the one that drops a last newline in Yjs 13, in spite of its name.
  text.applyDelta(delta.map(mutable), { sanitize: true });
}

/** Yjs writes into the attributes it is given. */
function mutable(operation: DeltaOperation): DeltaOperation {
  if ('delete' in operation) return operation;
  return { ...operation, attributes: { ...operation.attributes } };
}

/** Collects operations, neighbours of a kind as one. */
export class DeltaBuilder {
  readonly #operations: DeltaOperation[] = [];

  retain(length: number, attributes: Attributes = {}): void {
    const last = this.#operations.at(-1);
    if (length === 0) return;
    if (last !== undefined && 'retain' in last && sameAttributes(last.attributes, attributes))
      this.#replaceLast({ retain: last.retain + length, attributes });
    else this.#operations.push({ retain: length, attributes });
  }

  insert(text: string, attributes: Attributes): void {
    const last = this.#operations.at(-1);
    if (text === '') return;
    if (last !== undefined && 'insert' in last && sameAttributes(last.attributes, attributes))
      this.#replaceLast({ insert: last.insert + text, attributes });
    else this.#operations.push({ insert: text, attributes });
  }

  delete(length: number): void {
    const last = this.#operations.at(-1);
    if (length === 0) return;
    if (last !== undefined && 'delete' in last) this.#replaceLast({ delete: last.delete + length });
    else this.#operations.push({ delete: length });
  }

  /** The change so far, without a last operation that changes nothing. */
  finish(): Delta {
    const last = this.#operations.at(-1);
    const isIdle = last !== undefined && 'retain' in last && isEmpty(last.attributes);
    return isIdle ? this.#operations.slice(0, -1) : [...this.#operations];
  }

  #replaceLast(operation: DeltaOperation): void {
    this.#operations.splice(-1, 1, operation);
  }
}

/** The attributes that make `before` into `after`: what is gone is null. */
export function attributeChange(before: Attributes, after: Attributes): Attributes {
  const change: Record<string, unknown> = {};
  for (const name of Object.keys(before)) if (!(name in after)) change[name] = null;
  for (const [name, value] of Object.entries(after))
    if (!sameValue(before[name], value)) change[name] = value;
  return change;
}

function isEmpty(attributes: Attributes): boolean {
  return Object.keys(attributes).length === 0;
}

function sameAttributes(one: Attributes, other: Attributes): boolean {
  return isEmpty(attributeChange(one, other));
}

/** Values of attributes are plain JSON. */
function sameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/**
 * What an event did to its text, exactly. Yjs's own `event.delta` may name attributes
 * that did not change, and deletes formatting while it is read, which a reader of a
 * text who may not write must never do.
 */
export function changeOf(event: Y.YTextEvent): Delta {
  const before = new Map<string, unknown>();
  const after = new Map<string, unknown>();
  const delta = new DeltaBuilder();
  for (let item = event.target._start; item !== null; item = item.right) {
    const isThere = !item.deleted;
    const wasThere = !event.adds(item) && (isThere || event.deletes(item));
    if (item.content instanceof Y.ContentFormat) {
      if (wasThere) applyFormat(before, item.content);
      if (isThere) applyFormat(after, item.content);
    } else if (item.countable) {
      if (wasThere && isThere) delta.retain(item.length, changeBetween(before, after));
      else if (wasThere) delta.delete(item.length);
      else if (isThere) delta.insert(charactersOf(item), Object.fromEntries(after));
    }
  }
  return delta.finish();
}

function changeBetween(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): Attributes {
  if (before.size === 0 && after.size === 0) return {};
  return attributeChange(Object.fromEntries(before), Object.fromEntries(after));
}

/** Takes a formatting item into the attributes that hold from here on. */
export function applyFormat(attributes: Map<string, unknown>, format: Y.ContentFormat): void {
  if (format.value === null) attributes.delete(format.key);
  else attributes.set(format.key, format.value);
}

/** What stands for an embedded object, of which our own texts have none. */
const OBJECT = '\uFFFC';

/** The characters of an item as they are read: `item.length` of them, whatever it holds. */
export function charactersOf(item: Y.Item): string {
  return item.content instanceof Y.ContentString ? item.content.str : OBJECT.repeat(item.length);
}

/** Offsets: what stood from `start` to `oldEnd` now stands from `start` to `newEnd`. */
export interface ChangedRange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The range from the first character that changes applied one after another touch to the last. */
export function rangeOf(deltas: readonly Delta[]): ChangedRange {
  return deltas.map(rangeOfOne).reduce((all, next) => {
    const overhang = Math.max(0, next.oldEnd - all.newEnd);
    return {
      start: Math.min(all.start, next.start),
      oldEnd: all.oldEnd + overhang,
      newEnd: all.newEnd + overhang + next.newEnd - next.oldEnd,
    };
  });
}

function rangeOfOne(delta: Delta): ChangedRange {
  const pieces = piecesOf(delta);
  const last = pieces.at(-1);
  const isIdle = (piece: Piece): boolean =>
    'retain' in piece.operation && isEmpty(piece.operation.attributes);
  return {
    start: pieces.find((piece) => !isIdle(piece))?.old.start ?? 0,
    oldEnd: last?.old.end ?? 0,
    newEnd: last?.fresh.end ?? 0,
  };
}

/** Where a delta deletes, in the text as it was. */
export function deletionsOf(delta: Delta): Span[] {
  return union(
    piecesOf(delta).flatMap(({ operation, old }) => ('delete' in operation ? [old] : [])),
  );
}

/** Where a delta inserts, in the text as it is then. */
export function insertionsOf(delta: Delta): Span[] {
  return union(
    piecesOf(delta).flatMap(({ operation, fresh }) => ('insert' in operation ? [fresh] : [])),
  );
}

/** An operation with where it applies, in the text before and after. */
interface Piece {
  readonly operation: DeltaOperation;
  readonly old: Span;
  readonly fresh: Span;
}

function piecesOf(delta: Delta): Piece[] {
  let [old, fresh] = [0, 0];
  return delta.map((operation) => {
    const [oldStart, freshStart] = [old, fresh];
    if (!('insert' in operation)) old += lengthOf(operation);
    if (!('delete' in operation)) fresh += lengthOf(operation);
    return {
      operation,
      old: { start: oldStart, end: old },
      fresh: { start: freshStart, end: fresh },
    };
  });
}

/** How many characters an operation is about. */
function lengthOf(operation: DeltaOperation): number {
  if ('retain' in operation) return operation.retain;
  return 'insert' in operation ? operation.insert.length : operation.delete;
}
