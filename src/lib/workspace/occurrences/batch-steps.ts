import type { UndoStack } from '../desk/desk-history.ts';

/**
 * Steps in many articles that were taken from this desk, as steps of its history. The server
 * takes them back; there is nothing to do again, since their tags may be anybody's by then.
 */
export class BatchSteps implements UndoStack {
  readonly #undo: (batchId: string) => Promise<boolean>;
  readonly #listeners = new Set<() => void>();
  /** Null for one that was taken back in another way. */
  #done: (string | null)[] = [];

  /** @param undo takes a step back, says what came of it, and answers whether it was. */
  constructor(undo: (batchId: string) => Promise<boolean>) {
    this.#undo = undo;
  }

  add(batchId: string): void {
    this.#done.push(batchId);
    for (const listener of this.#listeners) listener();
  }

  /** It was taken back already. */
  forget(batchId: string): void {
    this.#done = this.#done.map((known) => (known === batchId ? null : known));
  }

  undo(): boolean {
    const batchId = this.#done.pop() ?? null;
    if (batchId === null) return false;
    void this.#undo(batchId).then((isUndone) => isUndone || this.add(batchId));
    return true;
  }

  redo(): boolean {
    return false;
  }

  /** Every one is a step of its own. */
  seal(): void {}

  forgetUndone(): void {}

  onStep(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
