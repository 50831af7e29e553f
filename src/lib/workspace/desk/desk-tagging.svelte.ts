import type { Codebook, Kind } from '#domain/codebook/codebook.ts';
import { currentChoice, isRetired, type KeyedChoice } from '#domain/codebook/keys.ts';
import type { TagId } from '#domain/ids.ts';
import { overlaps, type Span } from '#domain/span/span.ts';
import { texts } from '#texts/texts.ts';
import { toasts } from '$lib/ui/toasts.svelte.ts';
import { removableSpan } from '../tags/part-spans.ts';
import { wordAt, wordsToTag } from './around-caret.ts';
import type { DeskTag } from './desk-tag.ts';
import type { Desk } from './desk.svelte.ts';
import { ownSpansOf, quoteTagAround, tagLike } from './own-spans.ts';

const words = texts.desk;

/** Tags made, relabelled, given parts and removed at a desk: of the selected words or around the caret. */
export class DeskTagging {
  lastChoice = $state.raw<KeyedChoice | null>(null);

  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  followCodebook(codebook: Codebook): void {
    if (this.lastChoice !== null) this.lastChoice = currentChoice(codebook, this.lastChoice);
  }

  /**
   * Tags the selection. Without one, the selected tag gets the label; or, where the caret
   * was moved away from it, what stands around the caret. Words of a quote that is tagged select
   * its tag, unless exactly they are meant.
   */
  applyLabel(choice: KeyedChoice, exactly?: 'exactly'): void {
    const desk = this.#desk;
    if (!desk.may('tag') || !this.#isOffered(choice)) return;
    const span = desk.textPane?.selection(exactly) ?? this.#spanAtCaret(choice.kind);
    const quote = span && exactly === undefined ? this.#quoteAround(choice, span) : undefined;
    if (quote !== undefined) this.#standAt(choice, quote);
    else if (span !== null) this.tagSpan(choice, span);
    else if (desk.selected !== undefined) this.relabel(desk.selected, choice);
    else desk.voice.explain(words.selectWordsFirst);
  }

  /**
   * Tags the words of a span, and completes the tag as one step with it; null where the label is
   * retired. A tag that says the same of them already is selected instead.
   */
  tagSpan(choice: KeyedChoice, span: Span, complete?: (tag: DeskTag) => void): TagId | null {
    const desk = this.#desk;
    if (!this.#isOffered(choice)) return null;
    const standing = tagLike(desk.article.tags, choice, [span]);
    if (standing !== undefined) return this.#standAt(choice, standing);
    this.lastChoice = choice;
    desk.step(() => {
      const id = desk.edits.tag(choice, span, desk.article.text);
      desk.selectedId = desk.lookAroundId = id;
      desk.article.flush();
      const tag = desk.article.tagById.get(id);
      if (tag !== undefined) complete?.(tag);
    });
    desk.textPane?.collapse();
    desk.stayWithSelected();
    desk.voice.say(words.tagged(this.#words(span), choice.label?.name ?? choice.kind.name));
    return desk.selectedId;
  }

  /**
   * Gives the tag another label; one of another kind takes its place, if it has nothing to lose.
   * Where another tag says that of the same words already, it is selected instead.
   */
  relabel(tag: DeskTag, choice: KeyedChoice): void {
    const desk = this.#desk;
    if (!desk.may('tag') || !this.#isOffered(choice)) return;
    const name = choice.label?.name ?? choice.kind.name;
    if (tag.kind?.id !== choice.kind.id && this.#hasMoreThanWords(tag)) {
      desk.voice.explain(words.keepsKind(tag.name));
      return;
    }
    this.lastChoice = choice;
    const others = desk.article.tags.filter(({ id }) => id !== tag.id);
    const standing = tagLike(others, choice, ownSpansOf(tag));
    if (standing !== undefined) return this.#selectStanding(standing);
    desk.step(() => {
      if (tag.kind?.id !== choice.kind.id) {
        desk.selectedId = desk.edits.convert(tag, choice, desk.article.text) ?? tag.id;
        desk.lookAroundId = desk.selectedId;
      } else if (choice.label !== null) {
        desk.edits.relabel(tag, choice.label.id);
      }
    });
    desk.voice.say(words.relabelled(name, tag.words));
  }

  /** Adds the selection to a part of the selected tag, in place of what it overlaps or has lost there; 1 is the kind's first part. */
  addToPart(ordinal: number, exactly?: 'exactly'): void {
    const desk = this.#desk;
    if (!desk.may('tag')) return;
    const tag = desk.selected;
    const part = tag?.kind?.parts[ordinal - 1];
    const span = desk.textPane?.selection(exactly) ?? desk.atCaret(wordAt);
    if (tag === undefined || part === undefined || part.retired === true) {
      desk.voice.explain(words.parts.selectTagFirst(ordinal));
    } else if (span === null) {
      desk.voice.explain(words.parts.selectWordsFirst(part.name));
    } else {
      const became = desk.step(() => desk.edits.addSpan(tag, part.id, span));
      desk.textPane?.collapse();
      desk.voice.say(words.parts[became](this.#words(span), part.name));
    }
  }

  /** Takes the selected words out of their part; without a selection, the last part the tag has. */
  removeFromPart(): void {
    const desk = this.#desk;
    const tag = desk.selectedOrWhy();
    if (tag === undefined || !desk.may('tag')) return;
    const found = removableSpan(tag, desk.selection);
    if (found === null) {
      desk.voice.explain(words.parts.nothingToRemove);
      return;
    }
    const { part, index } = found;
    desk.step(() => desk.edits.removeSpan(tag, part.id, index));
    desk.textPane?.collapse();
    desk.voice.say(words.parts.removed(found.words, part.name));
  }

  removeSelected(): void {
    const desk = this.#desk;
    const tag = desk.selectedOrWhy();
    if (tag === undefined || !desk.may('tag')) return;
    desk.step(() => desk.edits.remove(tag.id));
    desk.selectedId = null;
    desk.voice.say(words.removed(tag.name, tag.words));
  }

  /** Whether somebody said more of the tag than what it is: it would be lost with the tag. */
  #hasMoreThanWords(tag: DeskTag): boolean {
    const { article, edits, isDiscussed } = this.#desk;
    return (
      !hasOnlyOwnWords(tag) ||
      edits.hasSetFields(tag) ||
      tag.decision !== undefined ||
      isDiscussed(tag.id) ||
      article.links.some(({ from, to }) => from === tag.id || to === tag.id)
    );
  }

  #quoteAround(choice: KeyedChoice, span: Span): DeskTag | undefined {
    const { article, language } = this.#desk;
    return quoteTagAround(article.tags, choice, span, { text: article.text, language });
  }

  #standAt(choice: KeyedChoice, tag: DeskTag): TagId {
    this.lastChoice = choice;
    this.#selectStanding(tag);
    this.#desk.textPane?.collapse();
    return tag.id;
  }

  #selectStanding(tag: DeskTag): void {
    this.#desk.select(tag);
    this.#desk.voice.explain(words.taggedAlready(tag.words, tag.name));
  }

  /** What a tag of a kind takes around the caret, unless that is the selected tag’s own. */
  #spanAtCaret(kind: Kind): Span | null {
    const span = this.#desk.atCaret((at) => wordsToTag(kind, at));
    const tag = this.#desk.selected;
    return span !== null && tag?.kind?.id === kind.id && overlaps(tag, span) ? null : span;
  }

  /** Whether words can be tagged so; says so when a colleague retired it. */
  #isOffered(choice: KeyedChoice): boolean {
    if (!isRetired(choice)) return true;
    const { name } = choice.label ?? choice.kind;
    toasts.say(words.codebook.retired(name));
    return false;
  }

  #words({ start, end }: Span): string {
    return this.#desk.article.text.slice(start, end);
  }
}

function hasOnlyOwnWords({ parts, kind }: DeskTag): boolean {
  return Object.keys(parts).every((part) => part === kind?.parts[0].id);
}
