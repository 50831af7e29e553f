import type { KeyedChoice } from '#domain/codebook/keys.ts';
import type { TagId } from '#domain/ids.ts';
import { texts } from '#texts/texts.ts';
import { overlaps, type Span } from '#domain/span/span.ts';
import { canTellNames } from '#domain/text/names.ts';
import { ownSpansOf, tagLike } from '../desk/own-spans.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { placesIn } from '../occurrences/occurrence-list.ts';
import { offerSources, type Learnt } from '../offers/offer-sources.ts';
import { tagOffer, type TagOffer } from '../offers/tag-offer.ts';
import { takeOffer } from '../offers/take-offer.ts';
import { choiceAt, kindOn, startAt, stopAfter, stopBefore, type Round } from './stops.ts';

/** Words that a round stopped at. */
interface Stop {
  readonly round: Round;
  readonly span: Span;
}

/** What the words of a stop would be tagged as, with what belongs to it. */
export interface Proposal {
  readonly choice: KeyedChoice;
  readonly offer: TagOffer | null;
  /** Where else in the article a name stands without a tag. */
  readonly others: readonly Span[];
}

export type Reach = 'here' | 'everywhere';

/**
 * Going through an article from stop to stop. At each, one key tags the words with all that
 * is shown to belong to them and goes on; a key for another kind of tag leaves the stop open.
 */
export class DeskRounds {
  readonly #desk: Desk;
  readonly #learnt: Learnt;
  /** Until the caret is moved by anything else. */
  #at = $state.raw<{ readonly round: Round; readonly move: number } | null>(null);
  /** Where the first stop was, and whether the round has come past the end of the text since. */
  #begun: { readonly start: number; readonly isPastEnd: boolean } | null = null;
  /** What is left at the end of a round: nothing, or what was skipped. */
  #hasSkipped = $state.raw(false);
  /** A tag of another kind, made of the words of a stop: they are found again by it. */
  #aside: { readonly round: Round; readonly tagId: TagId } | null = null;

  /** The round that is under way or has just come to its end. */
  readonly #round: Round | null = $derived.by(() => {
    const { mode, rights, moves } = this.#desk;
    if (this.#at?.move !== moves) return null;
    return mode === 'edit' || !rights.tag ? null : this.#at.round;
  });
  readonly stop: Stop | null = $derived.by(() => {
    const { selection } = this.#desk;
    const round = this.#round;
    return round === null || selection === null ? null : { round, span: selection };
  });
  /** The round that has come to its end. */
  readonly ended: Round | null = $derived(this.stop === null ? this.#round : null);
  readonly proposal: Proposal | null = $derived.by(() => {
    const { stop } = this;
    const choice = stop && choiceAt(stop.round, stop.span, this.#sources());
    return stop === null || choice === null ? null : this.#propose(stop, choice);
  });

  constructor(desk: Desk, learnt: Learnt) {
    this.#desk = desk;
    this.#learnt = learnt;
  }

  /** Goes to the next stop. From the last one, names and quotations go on above, to where the round began. */
  next(round: Round): void {
    if (this.stop?.round !== round) this.#begun = null;
    this.#goOn(round, '');
  }

  #goOn(round: Round, said: string): void {
    const { selection, caret } = this.#desk;
    const sources = this.#sources();
    const from =
      selection === null ? startAt(round, caret?.head ?? 0, sources) : behind(round, selection);
    const below = stopAfter(round, from, sources);
    const found = below ?? (round === 'statements' ? null : stopAfter(round, 0, sources));
    if (found === null) return this.#end(round, said);
    const start = this.#begun?.start ?? found.start;
    const isPastEnd = this.#begun !== null && (this.#begun.isPastEnd || below === null);
    this.#begun = { start, isPastEnd };
    if (isPastEnd && found.start >= start) this.#end(round, said, 'has skipped');
    else this.#stopAt({ round, span: found }, said);
  }

  /** Leaves the words of the stop as they are. */
  skip(): void {
    if (this.stop !== null) this.next(this.stop.round);
  }

  /** Back to the statement before. */
  previousStatement(): void {
    const { selection, caret } = this.#desk;
    const found = stopBefore(selection?.start ?? caret?.head ?? 0, this.#sources());
    if (found === null) this.#desk.voice.explain(words.nothingAbove);
    else this.#stopAt({ round: 'statements', span: found }, '');
  }

  /** How a round that has ended went. */
  get outcome(): string {
    if (this.ended === null) return '';
    const { article, language } = this.#desk;
    const left = this.#hasSkipped ? 'throughAll' : 'nothingLeft';
    const isOnlyKnown = this.ended === 'names' && !canTellNames(article.text, language);
    return isOnlyKnown ? words.onlyKnown[left] : words[left][this.ended];
  }

  /** Says what there is to do where nothing is proposed. Answers whether a round is on. */
  explain(): boolean {
    if (this.stop !== null) this.#desk.voice.explain(words.chooseLabel);
    else if (this.ended !== null) this.#desk.voice.say(this.outcome);
    return this.#round !== null;
  }

  leave(): void {
    if (this.stop !== null) this.#desk.clear();
    this.#at = null;
  }

  /** Tags the words of the stop as proposed, and goes on. Answers whether something was. */
  take(reach: Reach): boolean {
    const { stop, proposal } = this;
    if (stop === null || proposal === null) return false;
    this.#take(stop, proposal, reach);
    return true;
  }

  /** What a label does: at a stop for its kind, it is tagged with what belongs to it. */
  tag(choice: KeyedChoice, exactly?: 'exactly'): void {
    const { stop } = this;
    const isOwn = stop !== null && kindOn(stop.round, this.#desk.codebook)?.id === choice.kind.id;
    if (isOwn && exactly === undefined)
      return this.#take(stop, this.#propose(stop, choice), 'here');
    this.#desk.tagging.applyLabel(choice, exactly);
    const tagId = this.#desk.selectedId;
    this.#aside = stop === null || isOwn || tagId === null ? null : { round: stop.round, tagId };
  }

  /** Once the offer for a tag of another kind is settled, its stop is open again. */
  resume(): void {
    const aside = this.#aside;
    const tag = this.#desk.selected;
    this.#aside = null;
    if (aside === null || tag === undefined || tag.id !== aside.tagId) return;
    const [span] = ownSpansOf(tag);
    if (span !== undefined) this.#stopAt({ round: aside.round, span }, '');
  }

  #take({ round, span }: Stop, { choice, offer, others }: Proposal, reach: Reach): void {
    const desk = this.#desk;
    if (!desk.may('tag')) return;
    const tagged = this.#wordsOf(span);
    const [content] = offer?.parts.filter(({ part }) => part === choice.kind.parts[0]) ?? [];
    const standing = tagLike(desk.article.tags, choice, content?.spans ?? [span]);
    if (standing !== undefined)
      return this.#goOn(round, texts.desk.taggedAlready(tagged, standing.name));
    const id = desk.tagging.tagSpan(choice, span, (tag) => {
      if (offer !== null) takeOffer(desk, tag, offer);
      if (reach === 'here' || others.length === 0) return;
      desk.article.flush();
      const { label, fields } = desk.article.tagById.get(tag.id)?.stored ?? tag.stored;
      const model = { kind: choice.kind.id, label, fields, part: choice.kind.parts[0].id };
      desk.edits.tagEach(model, others);
    });
    if (id === null) return;
    const more = reach === 'here' ? 0 : others.length;
    const name = choice.label?.name ?? choice.kind.name;
    this.#goOn(round, words.tagged({ words: tagged, name, more }));
  }

  #propose({ round, span }: Stop, choice: KeyedChoice): Proposal {
    const { edits, article } = this.#desk;
    const tag = article.preview(edits.draft(choice, span, article.text));
    const offer = tag === null ? null : tagOffer(tag, this.#sources());
    return { choice, offer, others: round === 'names' ? this.#othersLike(span, choice) : [] };
  }

  /** The same words elsewhere that nobody tagged as anything else. */
  #othersLike(span: Span, { kind, label }: KeyedChoice): Span[] {
    const { text, tags } = this.#desk.article;
    const options = { wholeWords: true, matchCase: true };
    const model = { kind: kind.id, label: label?.id ?? null };
    return placesIn(text, tags, { names: [this.#wordsOf(span)], options, ...model })
      .filter((place) => place.others.length === 0 && !overlaps(place, span))
      .map(({ start, end }) => ({ start, end }));
  }

  #stopAt({ round, span }: Stop, said: string): void {
    const desk = this.#desk;
    this.#aside = null;
    desk.selectedId = null;
    desk.textPane?.select(span);
    desk.textPane?.reveal(span);
    this.#at = { round, move: desk.moves };
    desk.voice.say(joined(said, words.selected(this.#wordsOf(span))));
  }

  #end(round: Round, said: string, how?: 'has skipped'): void {
    this.#desk.textPane?.collapse();
    this.#at = { round, move: this.#desk.moves };
    this.#begun = null;
    this.#hasSkipped = how !== undefined;
    this.#desk.voice.say(joined(said, this.outcome));
  }

  #sources() {
    return { ...offerSources(this.#desk, this.#learnt), codebook: this.#desk.codebook };
  }

  #wordsOf({ start, end }: Span): string {
    return this.#desk.article.text.slice(start, end);
  }
}

const words = texts.rounds;

/** Where a round goes on behind a stop: quoted words may be quoted in it. */
function behind(round: Round, { start, end }: Span): number {
  return round === 'quotations' ? start + 1 : end;
}

function joined(said: string, more: string): string {
  return said === '' ? more : `${said} ${more}`;
}
