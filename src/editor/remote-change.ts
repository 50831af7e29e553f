import { Fragment, Slice, type Node } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { readLink } from '#collab/text-document.ts';
import type { Attributes, Delta } from '#collab/text-delta.ts';
import { decodeBlockType, type Block } from '#domain/text/block.ts';
import { blockAt, blocksBetween, lengthOf, positionOf } from './positions.ts';
import { blockAttributes, documentOf, em, link, marksOf, schema, strong } from './schema.ts';

/**
 * The smallest steps that do to the document what a delta did to the text, or null
 * for one that a document cannot follow: what touches the end of a text that has no
 * last newline, or takes that newline away, which no editor of ours does.
 */
export function deltaToTransaction(state: EditorState, delta: Delta): Transaction | null {
  const tr = state.tr;
  let offset = 0;
  for (const operation of delta) {
    if ('retain' in operation) {
      if (!restyle(tr, offset, offset + operation.retain, operation.attributes)) return null;
      offset += operation.retain;
    } else if ('insert' in operation) {
      if (offset >= lengthOf(tr.doc)) return null;
      insert(tr, offset, operation.insert, operation.attributes);
      offset += operation.insert.length;
    } else {
      if (offset + operation.delete >= lengthOf(tr.doc)) return null;
      remove(tr, offset, offset + operation.delete);
    }
  }
  return keepPlace(tr, state);
}

/**
 * The least replacement of whole blocks that makes the document say what the text
 * says: for what a delta cannot tell, and for when something went wrong.
 */
export function repairTransaction(state: EditorState, blocks: readonly Block[]): Transaction {
  const tr = state.tr;
  const old = state.doc.children;
  const fresh = documentOf(blocks).children;
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && same(old[head], fresh[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && same(old.at(-1 - tail), fresh.at(-1 - tail))) tail += 1;
  const from = sizeOf(old.slice(0, head));
  const to = state.doc.content.size - sizeOf(old.slice(old.length - tail));
  const nodes = Fragment.from(fresh.slice(head, fresh.length - tail));
  if (from < to || nodes.size > 0) tr.step(new ReplaceStep(from, to, new Slice(nodes, 0, 0)));
  return keepPlace(tr, state);
}

function same(one: Node | undefined, other: Node | undefined): boolean {
  return one !== undefined && other !== undefined && one.eq(other);
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0);
}

/** Someone else's edit moves neither what I have selected nor what I am about to type. */
function keepPlace(tr: Transaction, { selection, storedMarks }: EditorState): Transaction {
  if (!tr.docChanged) return tr;
  if (selection instanceof TextSelection && !selection.empty) {
    const from = tr.mapping.map(selection.from, 1);
    const to = Math.max(from, tr.mapping.map(selection.to, -1));
    const [anchor, head] = selection.anchor < selection.head ? [from, to] : [to, from];
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
  }
  return tr.setStoredMarks(storedMarks);
}

function restyle(tr: Transaction, from: number, to: number, attributes: Attributes): boolean {
  if (Object.keys(attributes).length === 0) return true;
  if (to > lengthOf(tr.doc)) return false;
  for (const { node, start, position } of blocksBetween(tr.doc, from, to)) {
    const end = start + node.content.size;
    const inside = position + 1 - start;
    remark(tr, Math.max(from, start) + inside, Math.min(to, end) + inside, attributes);
    if ('block' in attributes && to > end) retype(tr, position, attributes['block']);
  }
  return true;
}

function remark(tr: Transaction, from: number, to: number, attributes: Attributes): void {
  if (from >= to) return;
  const wanted = marksOf(lookOf(attributes));
  for (const type of [link, em, strong]) {
    if (!(type.name in attributes)) continue;
    const mark = type.isInSet(wanted);
    if (mark === undefined) tr.removeMark(from, to, type);
    else tr.addMark(from, to, mark);
  }
}

function retype(tr: Transaction, position: number, attribute: unknown): void {
  const { type } = blockAttributes(decodeBlockType(attribute));
  if (tr.doc.nodeAt(position)?.attrs['type'] !== type) tr.setNodeAttribute(position, 'type', type);
}

function lookOf(attributes: Attributes): Parameters<typeof marksOf>[0] {
  const target = readLink(attributes['link']);
  return {
    ...(attributes['strong'] === true && { strong: true }),
    ...(attributes['em'] === true && { em: true }),
    ...(target && { link: target }),
  };
}

/** Newlines among the words end blocks of the type they carry; what stood behind keeps its own. */
function insert(tr: Transaction, offset: number, text: string, attributes: Attributes): void {
  const { node, start, position } = blockAt(tr.doc, offset);
  const lines = text.split('\n');
  const type = blockAttributes(decodeBlockType(attributes['block']));
  const marks = marksOf(lookOf(attributes));
  const at = positionOf(tr.doc, offset);
  const contents = lines.map((line) => (line === '' ? [] : [schema.text(line, marks)]));
  if (lines.length === 1) {
    replaceWith(tr, at, at, new Slice(Fragment.from(contents[0]), 0, 0));
  } else if (offset === start && lines.at(-1) === '') {
    const blocks = contents.slice(0, -1).map((words) => node.type.create(type, words));
    replaceWith(tr, position, position, new Slice(Fragment.from(blocks), 0, 0));
  } else {
    const blocks = contents.map((words, number) =>
      node.type.create(number === lines.length - 1 ? node.attrs : type, words),
    );
    replaceWith(tr, at, at, new Slice(Fragment.from(blocks), 1, 1));
    retype(tr, position, attributes['block']);
  }
}

/** Whole blocks go as such; else what is left of the last goes into the first, with the last's newline. */
function remove(tr: Transaction, from: number, to: number): void {
  const first = blockAt(tr.doc, from);
  const last = blockAt(tr.doc, to);
  if (from === first.start && to === last.start) {
    replaceWith(tr, first.position, last.position, Slice.empty);
  } else {
    replaceWith(tr, positionOf(tr.doc, from), positionOf(tr.doc, to), Slice.empty);
    retype(tr, first.position, last.node.attrs['type']);
  }
}

/** Without ProseMirror's fitting: the steps are exact as they are. */
function replaceWith(tr: Transaction, from: number, to: number, slice: Slice): void {
  tr.step(new ReplaceStep(from, to, slice));
}
