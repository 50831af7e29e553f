/** A paragraph, heading, quotation or list item of an article, before it is text. */
export interface Block {
  readonly type: BlockType;
  /** In reading order; without newlines. */
  readonly runs: readonly Run[];
}

/** Characters of one look. An absent mark is off. */
export interface Run {
  readonly text: string;
  readonly strong?: true;
  readonly em?: true;
  readonly link?: LinkTarget;
}

export interface LinkTarget {
  readonly href: string;
}

export type BlockType =
  | { readonly name: 'paragraph' }
  | { readonly name: 'heading'; readonly level: HeadingLevel }
  | { readonly name: 'quotation' }
  | { readonly name: 'bullet' | 'ordered'; readonly indent: Indent };

export const HEADING_LEVELS = [1, 2, 3] as const;
export type HeadingLevel = (typeof HEADING_LEVELS)[number];

/** How deep a list item stands: 0 is the outermost list. */
export const INDENTS = [0, 1, 2, 3, 4, 5] as const;
export type Indent = (typeof INDENTS)[number];

export const PARAGRAPH: BlockType = { name: 'paragraph' };
export const QUOTATION: BlockType = { name: 'quotation' };

/** The attribute `block` on the newline that ends a block; a paragraph carries none. */
export function encodeBlockType(type: BlockType): string | null {
  switch (type.name) {
    case 'paragraph':
      return null;
    case 'quotation':
      return 'quotation';
    case 'heading':
      return `heading-${type.level}`;
    case 'bullet':
    case 'ordered':
      return `${type.name}-${type.indent}`;
  }
}

const TYPE_BY_ATTRIBUTE: ReadonlyMap<unknown, BlockType> = new Map(
  [
    QUOTATION,
    ...HEADING_LEVELS.map((level): BlockType => ({ name: 'heading', level })),
    ...INDENTS.map((indent): BlockType => ({ name: 'bullet', indent })),
    ...INDENTS.map((indent): BlockType => ({ name: 'ordered', indent })),
  ].map((type) => [encodeBlockType(type), type]),
);

/** The type an attribute stands for. Total: what it does not know is a paragraph. */
export function decodeBlockType(attribute: unknown): BlockType {
  return TYPE_BY_ATTRIBUTE.get(attribute) ?? PARAGRAPH;
}

/** A list item's type moved in or out by one, within what lists can hold; others stay. */
export function indented(type: BlockType, by: 1 | -1): BlockType {
  if (type.name !== 'bullet' && type.name !== 'ordered') return type;
  const indent = INDENTS.find((candidate) => candidate === type.indent + by);
  return indent === undefined ? type : { name: type.name, indent };
}

/** A paragraph of plain words. */
export function paragraph(text: string): Block {
  return { type: PARAGRAPH, runs: text === '' ? [] : [{ text }] };
}

export function wordsOf(block: Block): string {
  return block.runs.map((run) => run.text).join('');
}

/** The article's canonical text: every block ends in a newline, and no article is without a block. */
export function textOfBlocks(blocks: readonly Block[]): string {
  if (blocks.length === 0) return '\n';
  return blocks.map((block) => `${wordsOf(block)}\n`).join('');
}
