import { contains, type Span } from '#domain/span/span.ts';
import { directionOf } from '#domain/text/direction.ts';
import { nudged, type Edge, type EdgeMove } from '#domain/text/edges.ts';
import { grown, shrunk } from '#domain/text/units.ts';
import { texts } from '#texts/texts.ts';
import { selectedSpan } from '../text/desk-text.ts';
import type { DeskTag } from './desk-tag.ts';
import type { Desk } from './desk.svelte.ts';
import { ownPartOf, ownSpansOf, type OwnSpan } from './own-spans.ts';

const words = texts.desk;

/** What hands do at a desk besides tagging: moving edges, growing selections, going places. */
export class DeskHands {
  readonly #desk: Desk;
  /** What the selection had been before it first grew. */
  #home: Span | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Moves the outer edge of the selected tag's own words, the arrow's way. */
  moveEdge(move: EdgeMove): void {
    const desk = this.#desk;
    const tag = desk.selected;
    const spans = tag === undefined ? [] : ownSpansOf(tag);
    const span = move.edge === 'start' ? spans[0] : spans.at(-1);
    if (tag === undefined || span === undefined) {
      desk.voice.explain(words.edges.selectTagFirst);
      return;
    }
    const { text } = desk.article;
    const moved = nudged(text, span, this.#inReadingOrder(move, span), desk.language);
    if (moved === null) desk.voice.explain(words.edges.noFurther);
    else this.replace(tag, { ...moved, index: span.index }, move.edge);
  }

  /** Puts a span of the tag's own words in the place of the one it was. */
  replace(tag: DeskTag, { index, start, end }: OwnSpan, edge: Edge): void {
    const desk = this.#desk;
    if (!desk.may('tag')) return;
    const part = ownPartOf(tag);
    desk.step(
      () => desk.edits.replaceSpan(tag, part, index, { start, end }),
      `${edge} of ${tag.id}`,
    );
    desk.voice.say(words.edges.moved[edge](desk.article.text.slice(start, end)));
  }

  growSelection(): void {
    const { article, caret, textPane, language } = this.#desk;
    const span = selectionOrCaret(caret);
    if (span === null || textPane === null) return;
    const larger = grown(article.text, span, language);
    if (larger === null) {
      this.#desk.voice.explain(words.moves.wholeParagraph);
      return;
    }
    if (this.#home === null || !contains(span, this.#home)) this.#home = span;
    this.#select(larger);
  }

  shrinkSelection(): void {
    const { article, caret, language } = this.#desk;
    const span = selectedSpan(caret);
    if (span === null) return this.#desk.voice.explain(words.selectWordsFirst);
    const grewFrom = this.#home;
    const isGrown = grewFrom !== null && contains(span, grewFrom);
    const home = isGrown ? grewFrom : { start: span.start, end: span.start };
    const smaller = shrunk(article.text, span, home, language);
    if (smaller === null) this.#desk.textPane?.collapse();
    else this.#select(smaller);
  }

  /** Goes to the next or previous of the listed tags that are of the selected one's kind. */
  moveWithinKind(by: 1 | -1): void {
    const desk = this.#desk;
    const { selected } = desk;
    if (selected === undefined) {
      desk.voice.explain(words.moves.selectTagFirst);
      return;
    }
    const { kind } = selected.stored;
    const alike = desk.shown.filter((tag) => tag === selected || tag.stored.kind === kind);
    const at = alike.indexOf(selected);
    const target = at + by < 0 ? undefined : alike[at + by];
    if (at !== -1 && target !== undefined) desk.select(target, 'reveal');
    else desk.voice.explain(by === 1 ? words.moves.noneOfKindBelow : words.moves.noneOfKindAbove);
  }

  #select(span: Span): void {
    this.#desk.textPane?.select(span);
    const selected = this.#desk.article.text.slice(span.start, span.end);
    this.#desk.voice.say(words.moves.selectedWords(selected));
  }

  /** Where text runs from right to left, the arrow to the left leads on. */
  #inReadingOrder(move: EdgeMove, span: Span): EdgeMove {
    const { text } = this.#desk.article;
    const lineStart = span.start === 0 ? 0 : text.lastIndexOf('\n', span.start - 1) + 1;
    const lineEnd = text.indexOf('\n', span.start);
    const isRightToLeft = directionOf(text.slice(lineStart, lineEnd)) === 'rtl';
    return isRightToLeft ? { ...move, by: move.by === 1 ? -1 : 1 } : move;
  }
}

function selectionOrCaret(caret: Desk['caret']): Span | null {
  if (caret === null) return null;
  return selectedSpan(caret) ?? { start: caret.head, end: caret.head };
}
