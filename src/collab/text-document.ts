import * as Y from 'yjs';
import {
  decodeBlockType,
  encodeBlockType,
  type Block,
  type LinkTarget,
  type Run,
} from '#domain/text/block.ts';
import { joinRuns, safeHref } from '#domain/text/clean.ts';
import { MOVES, TEXT, type Move } from './records.ts';
import { applyDelta, applyFormat, charactersOf, type DeltaOperation } from './text-delta.ts';

/** The article's text: every block ends in a newline that carries the block's type. */
export function textOf(doc: Y.Doc): Y.Text {
  return doc.getText(TEXT);
}

/** Where deleted characters stand again; read it through `readMoves`, others may have written anything. */
export function movesOf(doc: Y.Doc): Y.Array<Move> {
  return doc.getArray(MOVES);
}

/** Whether an item's characters are part of the text. */
export function isVisible(item: Y.Item): boolean {
  return !item.deleted && item.countable;
}

/** The canonical plain text: an offset in it is an index of the Y.Text. */
export function readText(text: Y.Text): string {
  let read = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (isVisible(item)) read += charactersOf(item);
  }
  return read;
}

/** The blocks of any text: what it does not know is left out, a missing last newline is added. */
export function readBlocks(text: Y.Text): Block[] {
  const attributes = new Map<string, unknown>();
  const blocks: Block[] = [];
  let runs: Run[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) applyFormat(attributes, item.content);
    if (!item.countable) continue;
    const [words = '', ...lines] = charactersOf(item).split('\n');
    runs.push(runOf(words, attributes));
    for (const line of lines) {
      blocks.push({ type: decodeBlockType(attributes.get('block')), runs: joinRuns(runs) });
      runs = [runOf(line, attributes)];
    }
  }
  const rest = joinRuns(runs);
  if (rest.length > 0 || blocks.length === 0) blocks.push({ type: PARAGRAPH_TYPE, runs: rest });
  return blocks;
}

const PARAGRAPH_TYPE = decodeBlockType(null);

function runOf(text: string, attributes: ReadonlyMap<string, unknown>): Run {
  const link = readLink(attributes.get('link'));
  return {
    text,
    ...(attributes.get('strong') === true && { strong: true }),
    ...(attributes.get('em') === true && { em: true }),
    ...(link !== null && { link }),
  };
}

/** A link attribute that a reader may follow; anyone who edits may have written it. */
export function readLink(value: unknown): LinkTarget | null {
  if (typeof value !== 'object' || value === null || !('href' in value)) return null;
  const { href } = value;
  return typeof href === 'string' && safeHref(href) !== null ? { href } : null;
}

/** Writes an article's first text. Only the server does, once: two seeds would be two texts. */
export function seedText(doc: Y.Doc, blocks: readonly Block[]): void {
  const text = textOf(doc);
  if (text.length > 0) throw new Error('The text is seeded already.');
  const seeded = blocks.length > 0 ? blocks : [{ type: PARAGRAPH_TYPE, runs: [] }];
  doc.transact(() => applyDelta(text, seeded.flatMap(insertionsOf)));
}

function insertionsOf({ type, runs }: Block): DeltaOperation[] {
  const words = runs.map(({ text, ...attributes }) => ({ insert: text, attributes }));
  const block = encodeBlockType(type);
  return [...words, { insert: '\n', attributes: block === null ? {} : { block } }];
}
