import * as Y from 'yjs';
import { textDocument } from '#collab/fresh-documents.ts';
import { textOf } from '#collab/text-document.ts';
import { characterAt } from '#collab/text-positions.ts';
import { PARAGRAPH, type Block } from '#domain/text/block.ts';
import { STAMP_LENGTH } from './stamp.ts';
import type { Place } from './typist.ts';

const OPENING = 'Here types the next.';
const PARAGRAPH_LENGTH = OPENING.length + 1;

/**
 * The text every server begins with: one flat text of as many paragraphs as
 * people, who each type at the end of their own. So nobody's words land between
 * another's, and a server's cost is that of an update and not of a conflict.
 */
export function manuscript(people: number): Block[] {
  return Array.from({ length: people }, () => ({ type: PARAGRAPH, runs: [{ text: OPENING }] }));
}

/** The same as the document of a room. */
export function manuscriptDocument(people: number): Uint8Array {
  return textDocument(manuscript(people));
}

/** Where a person types in a manuscript nobody has typed in yet: before the end of their paragraph. */
export function placeIn(document: Uint8Array, seat: number): Place {
  const end = (seat + 1) * PARAGRAPH_LENGTH - 1;
  const text = textOf(read(document));
  const left = characterAt(text, end - 1);
  const right = characterAt(text, end);
  if (left === null || right === null) throw new RangeError(`There is no paragraph ${seat}.`);
  return { left, right };
}

/** How many stamps a manuscript of so many paragraphs holds by now. */
export function stampsIn(document: Uint8Array, people: number): number {
  return (textOf(read(document)).length - people * PARAGRAPH_LENGTH) / STAMP_LENGTH;
}

function read(document: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, document);
  return doc;
}
