import { overlapsAny, type Span } from '#domain/span/span.ts';
import { findOccurrences } from '#domain/text/occurrences.ts';
import { afterReplacement, touchesEdge, type Replacement } from '#domain/text/replace.ts';
import { texts } from '#texts/texts.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

/** Finding and replacing words of the text, with an eye on the tags that stand on them. */
export class DeskFind {
  isOpen = $state.raw(false);
  words = $state('');
  replacement = $state('');
  matchCase = $state(false);
  wholeWords = $state(false);
  #at = $state.raw(0);

  readonly matches: readonly Span[] = $derived.by(() => {
    const { matchCase, wholeWords } = this;
    return this.isOpen
      ? findOccurrences(this.#desk.article.text, [this.words], { matchCase, wholeWords })
      : [];
  });
  /** Which of the matches one is at; -1 when there is none. */
  readonly at: number = $derived(Math.min(this.#at, this.matches.length - 1));
  /** Tags whose words would change if all were replaced. */
  readonly tags: readonly DeskTag[] = $derived.by(() => this.#tagsOver(this.matches));
  readonly tagsHere: readonly DeskTag[] = $derived.by(() =>
    this.tags.filter((tag) => this.#current !== undefined && isOver(tag, [this.#current])),
  );

  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** With what is selected, as other editors do. */
  open(): void {
    const { selection, article } = this.#desk;
    const selected = selection === null ? '' : article.text.slice(selection.start, selection.end);
    if (selected !== '' && !selected.includes('\n')) this.words = selected;
    this.isOpen = true;
    this.start();
  }

  close(): void {
    this.isOpen = false;
    this.#desk.textPane?.focus();
  }

  /** Begins at the first match behind the caret. */
  start(): void {
    const from = this.#desk.selection?.start ?? this.#desk.caret?.head ?? 0;
    const next = this.matches.findIndex(({ start }) => start >= from);
    this.#at = Math.max(next, 0);
    this.#show();
  }

  go(by: 1 | -1): void {
    const { length } = this.matches;
    if (length === 0) return;
    this.#at = (this.at + by + length) % length;
    this.#show();
  }

  replaceOne(): void {
    const current = this.#current;
    if (current === undefined) return;
    this.#replace([current]);
    this.#desk.voice.say(texts.find.replaced(this.matches.length));
    const next = this.matches.findIndex(
      ({ start }) => start >= current.start + this.replacement.length,
    );
    this.#at = Math.max(next, 0);
    this.#show();
  }

  replaceAll(): void {
    const { matches } = this;
    if (matches.length === 0) return;
    this.#replace(matches);
    this.#desk.voice.say(texts.find.replacedAll(matches.length));
  }

  get #current(): Span | undefined {
    return this.matches[this.at];
  }

  /** One step: the words change, and the tags on them stand on the new ones. */
  #replace(spans: readonly Span[]): void {
    const replacement: Replacement = { spans, words: this.replacement };
    const desk = this.#desk;
    const moving = desk.rights.tag
      ? this.#tagsOver(spans).filter((tag) => loses(tag, replacement))
      : [];
    desk.step(() => {
      desk.textPane?.replace(replacement);
      if (moving.length === 0) return;
      desk.edits.moveSpans(moving, (span) =>
        touchesEdge(replacement, span) ? afterReplacement(replacement, span) : null,
      );
    });
  }

  #show(): void {
    const current = this.#current;
    if (current === undefined) return;
    this.#desk.textPane?.select(current);
    this.#desk.textPane?.reveal(current);
  }

  #tagsOver(spans: readonly Span[]): readonly DeskTag[] {
    return this.#desk.article.tags.filter((tag) => isOver(tag, spans));
  }
}

function placesOf({ parts }: DeskTag): readonly Span[] {
  return Object.values(parts).flatMap((places) =>
    places.flatMap((place) => (place.state === 'placed' ? [place] : [])),
  );
}

function isOver(tag: DeskTag, spans: readonly Span[]): boolean {
  return placesOf(tag).some((place) => overlapsAny(spans, place));
}

/** Whether a span of the tag loses its first or last character. */
function loses(tag: DeskTag, replacement: Replacement): boolean {
  return placesOf(tag).some((place) => touchesEdge(replacement, place));
}
