import { Schema, type Attrs, type DOMOutputSpec, type Mark, type Node } from 'prosemirror-model';
import {
  decodeBlockType,
  encodeBlockType,
  type Block,
  type BlockType,
  type Run,
} from '#domain/text/block.ts';
import { safeHref } from '#domain/text/clean.ts';

/**
 * The article as ProseMirror sees it: flat, as the text is. A block stands for the
 * newline that ends it, and its `type` is that newline's attribute, so that every
 * change of type is one attribute step and never moves a word.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    block: {
      content: 'text*',
      attrs: { type: { default: null } },
      toDOM: (node) => renderBlock(blockTypeOf(node)),
      parseDOM: [
        {
          tag: '[data-block]',
          priority: 60,
          getAttrs: (dom) => typeAttribute(dom.dataset['block']),
        },
        { tag: 'p' },
      ],
    },
    text: {},
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      toDOM: (mark) => ['a', { href: mark.attrs['href'], rel: 'noopener noreferrer nofollow' }, 0],
      parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => linkAttributes(dom.getAttribute('href')) }],
    },
    em: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
    strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
  },
});

const { block } = schema.nodes;
export const { link, em, strong } = schema.marks;

/** Headings of the text stand below the page's own, which is the article's title. */
function renderBlock(type: BlockType): DOMOutputSpec {
  // Each block is read its own way: an article may quote another script.
  const attributes = { 'data-block': encodeBlockType(type) ?? type.name, dir: 'auto' };
  switch (type.name) {
    case 'paragraph':
      return ['p', attributes, 0];
    case 'heading':
      return [`h${type.level + 1}`, attributes, 0];
    case 'quotation':
      return ['blockquote', attributes, 0];
    case 'bullet':
      return ['ul', { ...attributes, 'data-indent': `${type.indent}` }, ['li', 0]];
    case 'ordered':
      return ['ol', { ...attributes, 'data-indent': `${type.indent}` }, ['li', 0]];
  }
}

function linkAttributes(address: string | null): Attrs | false {
  const href = safeHref(address ?? '');
  return href === null ? false : { href };
}

function typeAttribute(type: unknown): { readonly type: string | null } {
  return { type: encodeBlockType(decodeBlockType(type)) };
}

export function blockTypeOf(node: Node): BlockType {
  return decodeBlockType(node.attrs['type']);
}

export function blockAttributes(type: BlockType): { readonly type: string | null } {
  return { type: encodeBlockType(type) };
}

/** A document always has a block. */
export function documentOf(blocks: readonly Block[]): Node {
  const nodes = blocks.length > 0 ? blocks.map(nodeOf) : [block.create()];
  return schema.node('doc', null, nodes);
}

export function nodeOf({ type, runs }: Block): Node {
  return block.create(
    blockAttributes(type),
    runs.map((run) => schema.text(run.text, marksOf(run))),
  );
}

export function blocksOf(nodes: readonly Node[]): Block[] {
  return nodes.map((node) => ({ type: blockTypeOf(node), runs: node.children.map(runOf) }));
}

export function marksOf(run: Omit<Run, 'text'>): Mark[] {
  return [
    ...(run.link ? [link.create({ href: run.link.href })] : []),
    ...(run.em ? [em.create()] : []),
    ...(run.strong ? [strong.create()] : []),
  ];
}

function runOf(node: Node): Run {
  const isStrong = strong.isInSet(node.marks) !== undefined;
  const isEmphasis = em.isInSet(node.marks) !== undefined;
  const target = link.isInSet(node.marks);
  return {
    text: node.text ?? '',
    ...(isStrong && { strong: true }),
    ...(isEmphasis && { em: true }),
    ...(target && { link: { href: String(target.attrs['href']) } }),
  };
}
