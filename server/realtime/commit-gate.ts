/** What waits until emission `for` is committed. */
interface Waiting {
  readonly for: number;
  readonly run: () => void;
  readonly giveUp: () => void;
}

/** Numbers what a room emits, and lets things wait for the commit of all that was emitted before them. */
export class CommitGate {
  #emitted = 0;
  #committed = 0;
  #waiting: Waiting[] = [];
  #isClosed = false;

  /** The number of the newest emission. */
  get emitted(): number {
    return this.#emitted;
  }

  /** The number of a new emission. */
  emit(): number {
    return ++this.#emitted;
  }

  /** Emissions are committed in the order of their numbers. */
  committed(number: number): void {
    this.#committed = number;
    const due = this.#waiting.findIndex((waiting) => waiting.for > number);
    for (const { run } of this.#waiting.splice(0, due === -1 ? Infinity : due)) run();
  }

  /** Runs once all that is emitted now is committed, at once if it is; gives up if the room ends before. */
  pass(run: () => void, giveUp: () => void): void {
    if (this.#isClosed) giveUp();
    else if (this.#committed === this.#emitted) run();
    else this.#waiting.push({ for: this.#emitted, run, giveUp });
  }

  close(): void {
    this.#isClosed = true;
    for (const { giveUp } of this.#waiting.splice(0)) giveUp();
  }
}
