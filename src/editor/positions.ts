import type { Node } from 'prosemirror-model';
import type { BlockRange } from './blocks-in-view.ts';

/**
 * The one place that knows how offsets of the text and positions of ProseMirror
 * relate: `position = offset + 1 + blocks before it`, since a block opens with a
 * token of its own and its closing token stands for the newline.
 */

/** A block with where it begins in the text and in the document. */
export interface PlacedBlock {
  readonly node: Node;
  /** Offset of its first character. */
  readonly start: number;
  /** Position before it. */
  readonly position: number;
}

/** How many characters the text of a document has, newlines included. */
export function lengthOf(doc: Node): number {
  return doc.content.size - doc.childCount;
}

/** The offset of a position; between two blocks it is where the second begins. */
export function offsetOf(doc: Node, position: number): number {
  const resolved = doc.resolve(position);
  return position - resolved.index(0) - resolved.depth;
}

/** The position of an offset, inside a block; offsets beyond the last block stand at its end. */
export function positionOf(doc: Node, offset: number): number {
  const { start, position } = blockAt(doc, offset);
  return position + 1 + Math.min(offset, lengthOf(doc) - 1) - start;
}

/** The block that holds the character at an offset; the last one for offsets beyond. */
export function blockAt(doc: Node, offset: number): PlacedBlock {
  let start = 0;
  let position = 0;
  let found: PlacedBlock = { node: doc.child(0), start, position };
  for (const node of doc.children) {
    found = { node, start, position };
    start += node.content.size + 1;
    if (offset < start) break;
    position += node.nodeSize;
  }
  return found;
}

/** The blocks that hold a character from `from` to `to`. */
export function blocksBetween(doc: Node, from: number, to: number): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let start = 0;
  let position = 0;
  for (const node of doc.children) {
    const end = start + node.content.size + 1;
    if (start >= to) break;
    if (from < end) blocks.push({ node, start, position });
    start = end;
    position += node.nodeSize;
  }
  return blocks;
}

/** The blocks from one to before another, by their numbers. */
export function blocksIn(doc: Node, { first, end }: BlockRange): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let start = 0;
  let position = 0;
  for (const [index, node] of doc.children.slice(0, end).entries()) {
    if (index >= first) blocks.push({ node, start, position });
    start += node.content.size + 1;
    position += node.nodeSize;
  }
  return blocks;
}

/** The characters of a document from one offset to another, newlines included. */
export function wordsOf(doc: Node, from: number, to: number): string {
  return blocksBetween(doc, from, to)
    .map(({ node, start }) => `${node.textContent}\n`.slice(Math.max(from - start, 0), to - start))
    .join('');
}
