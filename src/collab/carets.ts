import type * as Y from 'yjs';
import { placeWithCopies } from './moves.ts';
import type { CharacterId } from './records.ts';
import { textOf } from './text-document.ts';
import { characterAt } from './text-positions.ts';

/**
 * A place between characters that stays with the text: the id of the character
 * behind it, or null at the very end. It goes where that character goes, so a caret
 * behind a word being typed moves along without being told anew.
 */
export type Caret = CharacterId | null;

/** A selection as others can follow it. */
export interface CaretSelection {
  readonly anchor: Caret;
  readonly head: Caret;
}

export function caretAt(text: Y.Text, index: number): Caret {
  return characterAt(text, index);
}

/** The indexes of carets, in the order given; one whose character is unknown stands at the end. */
export function indexesOfCarets(doc: Y.Doc, carets: readonly Caret[]): number[] {
  const end = textOf(doc).length;
  const known = carets.filter((caret) => caret !== null);
  const placesOf = placeWithCopies(doc, known);
  return carets.map((caret) => (caret === null ? end : (placesOf(caret)[0]?.index ?? end)));
}
