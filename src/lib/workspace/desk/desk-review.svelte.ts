import { nextUndecided, tally } from '#domain/review/review.ts';
import { texts } from '#texts/texts.ts';
import type { Desk } from './desk.svelte.ts';
import type { DeskTag } from './desk-tag.ts';

const words = texts.review;

/** A reviewer's steps at a desk. */
export class DeskReview {
  /** The reason for a rejection is being written. */
  isRejecting = $state.raw(false);
  readonly #desk: Desk;
  readonly tally = $derived.by(() => tally(this.#desk.article.tags.map((tag) => tag.judgement)));

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  accept(): void {
    const tag = this.#judged();
    if (tag === undefined) return;
    this.#desk.step(() => this.#desk.edits.decide(tag, 'accepted', ''));
    this.#desk.voice.say(words.done.accepted(tag.name, tag.words));
  }

  startRejecting(): void {
    this.isRejecting = this.#judged() !== undefined;
  }

  /** A rejection without a reason helps nobody: it is not taken. */
  reject(reason: string): void {
    const tag = this.#judged();
    const why = reason.trim();
    if (tag === undefined || why === '') return;
    this.#desk.step(() => this.#desk.edits.decide(tag, 'rejected', why));
    this.isRejecting = false;
    this.#desk.voice.say(words.done.rejected(tag.name, tag.words, why));
    this.#desk.textPane?.focus();
  }

  stopRejecting(): void {
    this.isRejecting = false;
    this.#desk.textPane?.focus();
  }

  withdraw(): void {
    const tag = this.#judged();
    if (tag?.decision === undefined) return;
    this.#desk.step(() => this.#desk.edits.withdraw(tag.id));
    this.#desk.voice.say(words.done.withdrawn(tag.name, tag.words));
  }

  /** Goes to the next listed tag that nobody has decided, from the selected one. */
  nextUndecided(): void {
    const desk = this.#desk;
    const tagById = desk.article.tagById;
    const id = nextUndecided(
      desk.shown.map((tag) => tag.id),
      desk.selectedId,
      (tagId) => tagById.get(tagId)?.judgement.state ?? 'undecided',
    );
    const tag = id === null ? undefined : tagById.get(id);
    if (tag === undefined) desk.voice.explain(words.everyTagDecided);
    else desk.select(tag, 'reveal');
  }

  #judged(): DeskTag | undefined {
    const desk = this.#desk;
    if (!desk.rights.review) {
      desk.voice.explain(words.notAllowed);
      return undefined;
    }
    if (desk.selected === undefined) desk.voice.explain(texts.desk.selectTagFirst);
    return desk.selected;
  }
}
