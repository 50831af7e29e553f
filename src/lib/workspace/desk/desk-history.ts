import type { UndoManager } from 'yjs';

/** One document's own steps: an undo manager, as far as the desk's history needs it. */
export interface UndoStack {
  /** Takes the newest step back; false when there was none left that changes anything. */
  undo(): boolean;
  redo(): boolean;
  /** The next edit starts a step of its own. */
  seal(): void;
  forgetUndone(): void;
  /** Calls back after each fresh own step; the answer ends it. */
  onStep(listener: () => void): () => void;
}

interface Step {
  readonly stack: UndoStack;
  /** Steps of one group are undone together. */
  readonly group: number;
}

/** Keys that follow on each other faster than this are one step: nobody undoes them one by one. */
const RUN_PAUSE_MS = 1_000;

/**
 * The person's own steps over several documents, in the order they did them.
 * Each document's undo manager knows how to take its steps back; the history
 * only remembers whose turn it is.
 */
export class DeskHistory {
  #done: Step[] = [];
  #undone: Step[] = [];
  #group = 0;
  #isGrouping = false;
  /** What the newest group is a run of, and when it last went on. */
  #run: { readonly name: string; readonly at: number } | null = null;
  #isReplaying = false;
  readonly #stacks = new Set<UndoStack>();
  readonly #onChange: () => void;

  constructor(onChange: () => void = () => undefined) {
    this.#onChange = onChange;
  }

  /** Takes a document's steps into the history; the answer takes them out again. */
  include(stack: UndoStack): () => void {
    this.#stacks.add(stack);
    const end = stack.onStep(() => this.#remember(stack));
    return () => {
      end();
      this.#stacks.delete(stack);
      this.#done = this.#done.filter((step) => step.stack !== stack);
      this.#undone = this.#undone.filter((step) => step.stack !== stack);
      this.#onChange();
    };
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /**
   * All steps done inside `edit` are one for undo and redo. Those of one run are, too, as
   * long as each follows on the last within a moment.
   */
  together<T>(edit: () => T, run?: string): T {
    if (this.#isGrouping) return edit();
    if (!this.#goesOn(run)) this.#startGroup();
    this.#run = run === undefined ? null : { name: run, at: Date.now() };
    this.#isGrouping = true;
    try {
      return edit();
    } finally {
      this.#isGrouping = false;
    }
  }

  /** Answers whether there was something to take back. */
  undo(): boolean {
    return this.#replay(this.#done, this.#undone, (stack) => stack.undo());
  }

  redo(): boolean {
    return this.#replay(this.#undone, this.#done, (stack) => stack.redo());
  }

  #remember(stack: UndoStack): void {
    if (this.#isReplaying) return;
    if (!this.#isGrouping) this.#startGroup();
    this.#done.push({ stack, group: this.#group });
    this.#undone = [];
    for (const other of this.#stacks) {
      if (other === stack) continue;
      other.seal();
      other.forgetUndone();
    }
    this.#onChange();
  }

  #startGroup(): void {
    this.#group += 1;
    this.#run = null;
  }

  #goesOn(run: string | undefined): boolean {
    if (run === undefined || this.#run?.name !== run) return false;
    return Date.now() - this.#run.at < RUN_PAUSE_MS;
  }

  /** Replays the newest group; one that others have made void is passed over for the next. */
  #replay(from: Step[], to: Step[], replay: (stack: UndoStack) => boolean): boolean {
    this.#run = null;
    this.#isReplaying = true;
    for (const stack of this.#stacks) stack.seal();
    let hasChanged = false;
    try {
      while (from.length > 0 && !hasChanged) hasChanged = this.#replayGroup(from, to, replay);
    } finally {
      this.#isReplaying = false;
    }
    this.#onChange();
    return hasChanged;
  }

  #replayGroup(from: Step[], to: Step[], replay: (stack: UndoStack) => boolean): boolean {
    const group = from.at(-1)?.group;
    let hasChanged = false;
    while (from.length > 0 && from.at(-1)?.group === group) {
      const step = from.pop();
      if (step === undefined || !replay(step.stack)) continue;
      to.push(step);
      hasChanged = true;
    }
    return hasChanged;
  }
}

/** The steps of a Yjs undo manager. */
export function undoStackOf(manager: UndoManager): UndoStack {
  return {
    undo: () => manager.undo() !== null,
    redo: () => manager.redo() !== null,
    seal: () => manager.stopCapturing(),
    forgetUndone: () => manager.clear(false, true),
    onStep: (listener) => {
      const onAdded = (): void => {
        if (!manager.undoing && !manager.redoing) listener();
      };
      manager.on('stack-item-added', onAdded);
      return () => manager.off('stack-item-added', onAdded);
    },
  };
}
