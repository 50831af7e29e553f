import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { AddMarkStep, AttrStep, RemoveMarkStep, type Step } from 'prosemirror-transform';
import { attributeChange, DeltaBuilder, type Delta } from '#collab/text-delta.ts';
import { blockAt, lengthOf, offsetOf } from './positions.ts';
import { storedBlock, styledText, textOfStyled, type StyledText } from './styled-text.ts';

/**
 * What a transaction means for the text: one delta a step, to be applied in order.
 * Only the range a step touches is compared, never the document: where a letter was
 * typed among equal ones is known from the step and from nothing else.
 */
export function transactionToDeltas(transaction: Transaction): Delta[] {
  return transaction.steps
    .map((step, at) => {
      const before = transaction.docs[at] ?? transaction.before;
      return stepToDelta(step, before, transaction.docs[at + 1] ?? transaction.doc);
    })
    .filter((delta) => delta.length > 0);
}

function stepToDelta(step: Step, before: Node, after: Node): Delta {
  const range = touchedRange(step, before, after);
  if (range === null) return [];
  const { start } = range;
  const delta = new DeltaBuilder();
  delta.retain(start);
  replace(delta, {
    old: styledText(before, start, range.oldEnd),
    fresh: styledText(after, start, range.newEnd),
    opensWord: !/[\p{L}\p{M}\p{N}]$/u.test(textOfStyled(styledText(before, start - 2, start))),
  });
  retypeBlock(delta, { before, after, ...range });
  return delta.finish();
}

/** Offsets: what stood from `start` to `oldEnd` now stands from `start` to `newEnd`. */
interface TouchedRange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

function touchedRange(step: Step, before: Node, after: Node): TouchedRange | null {
  const positions = touchedPositions(step);
  if (positions === null) return null;
  const start = offsetOf(before, positions.start);
  const oldEnd = offsetOf(before, positions.oldEnd);
  const newEnd = offsetOf(after, positions.newEnd);
  const isLastBlockGone = oldEnd === lengthOf(before) && newEnd === start;
  // The last newline is never deleted: when the last block goes, the newline before it does.
  const from = isLastBlockGone ? start - 1 : start;
  const head = isLowSurrogate(characterOf(before, from)) ? 1 : 0;
  const tail = isLowSurrogate(characterOf(before, oldEnd)) ? 1 : 0;
  return { start: from - head, oldEnd: oldEnd + tail, newEnd: newEnd + tail };
}

type TouchedPositions = TouchedRange;

/** Steps that replace say what they touched; those that only style say where they stand. */
function touchedPositions(step: Step): TouchedPositions | null {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep)
    return { start: step.from, oldEnd: step.to, newEnd: step.to };
  if (step instanceof AttrStep) return { start: step.pos, oldEnd: step.pos, newEnd: step.pos };
  let touched: TouchedPositions | null = null;
  step.getMap().forEach((oldStart, oldEnd, _newStart, newEnd) => {
    touched = { start: touched?.start ?? oldStart, oldEnd, newEnd };
  });
  return touched;
}

function characterOf(doc: Node, offset: number): string {
  if (offset < 0) return '';
  const { node, start } = blockAt(doc, offset);
  return node.textContent.charAt(offset - start);
}

function isLowSurrogate(character: string): boolean {
  return /[\uDC00-\uDFFF]/.test(character);
}

interface Replacement {
  readonly old: readonly StyledText[];
  readonly fresh: readonly StyledText[];
  /** Whether no word stands right before the old text. */
  readonly opensWord: boolean;
}

/** Characters that stay the same on either side are kept, with a new look if they got one. */
function replace(delta: DeltaBuilder, { old, fresh, opensWord }: Replacement): void {
  const oldText = textOfStyled(old);
  const newText = textOfStyled(fresh);
  const tail = commonTail(oldText, newText);
  const head = commonHead(
    oldText.slice(0, -tail || undefined),
    newText.slice(0, -tail || undefined),
  );
  restyle(delta, cut(old, 0, head), cut(fresh, 0, head));
  const removed = oldText.slice(head, oldText.length - tail);
  const inserted = cut(fresh, head, newText.length - tail);
  const before = inserted.length === 0 ? 0 : keptBefore(removed, opensWord && head === 0);
  delta.delete(before);
  for (const { text, attributes } of inserted) delta.insert(text, attributes);
  delta.delete(removed.length - before);
  restyle(delta, cut(old, oldText.length - tail), cut(fresh, newText.length - tail));
}

/**
 * How many of the characters that are written over stay before the new ones. A word,
 * or a letter of it, that is corrected is still the word that was tagged: its first
 * and last characters then stand around the correction, though deleted.
 */
function keptBefore(removed: string, opensWord: boolean): number {
  if (/\s/.test(removed)) return removed.length;
  return removed.length > 1 || opensWord ? Math.min(1, removed.length) : 0;
}

function commonTail(one: string, other: string): number {
  const longest = Math.min(one.length, other.length);
  let length = 0;
  while (length < longest && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length > 0 && isLowSurrogate(one.charAt(one.length - length)) ? length - 1 : length;
}

function commonHead(one: string, other: string): number {
  const longest = Math.min(one.length, other.length);
  let length = 0;
  while (length < longest && one[length] === other[length]) length += 1;
  return isLowSurrogate(one.charAt(length)) || isLowSurrogate(other.charAt(length))
    ? Math.max(0, length - 1)
    : length;
}

function cut(styled: readonly StyledText[], from: number, to = Infinity): StyledText[] {
  let start = 0;
  return styled.flatMap(({ text, attributes }) => {
    const piece = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += text.length;
    return piece === '' ? [] : [{ text: piece, attributes }];
  });
}

/** Keeps characters that only changed their looks, piece by piece. */
function restyle(
  delta: DeltaBuilder,
  old: readonly StyledText[],
  fresh: readonly StyledText[],
): void {
  let done = 0;
  for (const { text, attributes } of fresh) {
    for (const piece of cut(old, done, done + text.length))
      delta.retain(piece.text.length, attributeChange(piece.attributes, attributes));
    done += text.length;
  }
}

interface BlockEnd extends TouchedRange {
  readonly before: Node;
  readonly after: Node;
}

/** The newline that ends the block in which the range ends may have changed its type. */
function retypeBlock(delta: DeltaBuilder, { before, after, oldEnd, newEnd }: BlockEnd): void {
  if (oldEnd >= lengthOf(before)) return;
  const old = blockAt(before, oldEnd);
  const fresh = blockAt(after, newEnd);
  const change = attributeChange(storedBlock(old.node), storedBlock(fresh.node));
  delta.retain(old.start + old.node.content.size - oldEnd);
  delta.retain(1, change);
}
