import { nextUndecided, tally } from '#domain/review/review.ts';
import type { Desk } from './desk.svelte.ts';
import type { DeskTag } from './desk-tag.ts';

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
    this.#desk.announce(`Accepted ${tag.name} ‘${tag.words}’`);
  }

  startRejecting(): void {
    this.isRejecting = this.#judged() !== undefined;
  }

  /** A rejection without a reason helps nobody: it is not taken. */
  reject(reason: string): void {
    const tag = this.#judged();
    const words = reason.trim();
    if (tag === undefined || words === '') return;
    this.#desk.step(() => this.#desk.edits.decide(tag, 'rejected', words));
    this.isRejecting = false;
    this.#desk.announce(`Rejected ${tag.name} ‘${tag.words}’: ${words}`);
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
    this.#desk.announce(`${tag.name} ‘${tag.words}’ is undecided again`);
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
    if (tag === undefined) desk.announce('Every listed tag is decided.');
    else desk.select(tag, 'reveal');
  }

  #judged(): DeskTag | undefined {
    const desk = this.#desk;
    if (!desk.rights.review) {
      desk.announce('Your role does not let you review.');
      return undefined;
    }
    if (desk.selected === undefined) desk.announce('Select a tag first.');
    return desk.selected;
  }
}
