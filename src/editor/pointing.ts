import type { EditorView } from 'prosemirror-view';
import type { TagId } from '#domain/ids.ts';
import type { Span } from '#domain/span/span.ts';
import { snapToWords } from '#domain/text/snap.ts';
import { sentenceAt } from '#domain/text/units.ts';
import { tagsAt } from './drawn-tags.ts';
import { lengthOf, offsetOf, wordsOf } from './positions.ts';
import { drawnTags } from './tag-drawing.ts';
import { select } from './text-places.ts';

/** A point lies between two characters; the one it is on is the one that has tags. */
export function tagsUnder(view: EditorView, { clientX, clientY }: MouseEvent): TagId[] {
  const place = view.posAtCoords({ left: clientX, top: clientY });
  if (place === null) return [];
  const offset = offsetOf(view.state.doc, place.pos);
  const tags = drawnTags(view.state);
  const isBehind = view.coordsAtPos(place.pos).left > clientX;
  const [likely, other] = isBehind ? [offset - 1, offset] : [offset, offset - 1];
  const found = tagsAt(tags, likely);
  return found.length > 0 ? found : tagsAt(tags, other);
}

/** Selects the word at a position, as tags take words; false where there is none. */
export function selectWord(view: EditorView, position: number, language: string): boolean {
  return selectAround(view, position, (text, offset) =>
    snapToWords(text, { start: offset, end: offset }, language),
  );
}

export function selectSentence(view: EditorView, position: number, language: string): boolean {
  return selectAround(view, position, (text, offset) => sentenceAt(text, offset, language));
}

function selectAround(
  view: EditorView,
  position: number,
  unitAt: (text: string, offset: number) => Span | null,
): boolean {
  const { doc } = view.state;
  const unit = unitAt(wordsOf(doc, 0, lengthOf(doc)), offsetOf(doc, position));
  if (unit === null) return false;
  select(view, unit);
  return true;
}
