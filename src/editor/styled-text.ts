import type { Mark, Node } from 'prosemirror-model';
import type { Attributes } from '#collab/text-delta.ts';
import { blocksBetween } from './positions.ts';
import { link } from './schema.ts';

/** Characters of one look, as the text stores them. */
export interface StyledText {
  readonly text: string;
  readonly attributes: Attributes;
}

/** The characters of a document from one offset to another, newlines included. */
export function styledText(doc: Node, from: number, to: number): StyledText[] {
  return blocksBetween(doc, from, to).flatMap(({ node, start }) => {
    const end = start + node.content.size;
    const words = node.slice(Math.max(from - start, 0), Math.min(to, end) - start);
    const styled = words.content.content.map(storedText);
    return to > end ? [...styled, { text: '\n', attributes: storedBlock(node) }] : styled;
  });
}

export function textOfStyled(styled: readonly StyledText[]): string {
  return styled.map(({ text }) => text).join('');
}

function storedText(node: Node): StyledText {
  return {
    text: storable(node.text ?? ''),
    attributes: Object.fromEntries(node.marks.map(storedMark)),
  };
}

/**
 * What words of a block can be stored as: a newline would end the block, and half a
 * surrogate pair cannot be written to an update, every replica would read U+FFFD.
 */
function storable(words: string): string {
  return words.replaceAll('\n', ' ').toWellFormed();
}

function storedMark(mark: Mark): [string, unknown] {
  return [mark.type.name, mark.type === link ? { href: mark.attrs['href'] } : true];
}

export function storedBlock(node: Node): Attributes {
  const { type } = node.attrs;
  return type === null ? {} : { block: type };
}
