import type { UndoStack } from '../desk/desk-history.ts';
import type { Undoing } from './tag-batches.ts';

interface BatchStep {
  readonly batchId: string;
  /** Which of those taken at this desk; 0 is the first. */
  readonly nth: number;
}

/**
 * Steps in many articles that were taken from this desk, as steps of its history. The server
 * takes them back; there is nothing to do again, since their tags may be anybody's by then.
 */
export class BatchSteps implements UndoStack {
  readonly #undo: (batchId: string) => Promise<Undoing>;
  readonly #listeners = new Set<() => void>();
  /** Taken back in another way. */
  readonly #forgotten = new Set<string>();
  #done: readonly BatchStep[] = [];
  #count = 0;

  /** @param undo takes a step back, says what came of it, and answers that. */
  constructor(undo: (batchId: string) => Promise<Undoing>) {
    this.#undo = undo;
  }

  add(batchId: string): void {
    this.#done = [...this.#done, { batchId, nth: this.#count++ }];
    for (const listener of this.#listeners) listener();
  }

  /** It was taken back already. */
  forget(batchId: string): void {
    this.#forgotten.add(batchId);
  }

  undo(): 'elsewhere' | Promise<'over' | 'stands'> {
    const step = this.#done.at(-1);
    this.#done = this.#done.slice(0, -1);
    const isThere = step !== undefined && !this.#forgotten.has(step.batchId);
    return isThere ? this.#takeBack(step) : 'elsewhere';
  }

  /** What the server refuses once it refuses again; where it could not be asked, the step stands. */
  async #takeBack(step: BatchStep): Promise<'over' | 'stands'> {
    if ((await this.#undo(step.batchId)) !== 'failed') return 'over';
    // Others may have been taken back meanwhile, or not.
    this.#done = [...this.#done, step].toSorted((one, other) => one.nth - other.nth);
    return 'stands';
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
