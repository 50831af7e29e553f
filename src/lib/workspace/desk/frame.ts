/**
 * Runs work at most once a frame, before it is painted. A page that is not seen
 * has no frames: there the work runs after a moment.
 */
export class FrameWork {
  #pending: (() => void) | null = null;
  readonly #work: () => void;

  constructor(work: () => void) {
    this.#work = work;
  }

  request(): void {
    this.#pending ??= document.hidden ? afterAMoment(this.#run) : beforePaint(this.#run);
  }

  /** Runs what was asked for now. */
  flush(): void {
    if (this.#pending !== null) this.#run();
  }

  cancel(): void {
    this.#pending?.();
    this.#pending = null;
  }

  readonly #run = (): void => {
    this.cancel();
    this.#work();
  };
}

function beforePaint(run: () => void): () => void {
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
}

const HIDDEN_PAGE_PAUSE_MS = 100; // nobody looks; a colleague's burst is read once

function afterAMoment(run: () => void): () => void {
  const timer = setTimeout(run, HIDDEN_PAGE_PAUSE_MS);
  return () => clearTimeout(timer);
}
