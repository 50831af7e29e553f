import type { UndoManager } from 'yjs';
import { redoNewest, undoNewest } from '#collab/newest-step.ts';

/**
 * One document's own steps: an undo manager, as far as the desk's history needs it. The history
 * counts them, so each call is about one: the newest, which is gone then in any case. A fresh step
 * ends what was undone here; that it does so elsewhere the history sees to.
 */
export interface UndoStack {
  /**
   * Takes the newest step back; false when that changes nothing any more, because others have
   * since changed what it did. `elsewhere`, when the person has taken it back in another way. Where
   * somebody else has to be asked, what came of it: the step is over, or it stands, is back in its
   * place, and can be taken back later.
   */
  undo(): boolean | 'elsewhere' | Promise<'over' | 'stands'>;
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

/**
 * What came of undo or redo; who is asked to undo says by themselves what came of that. `overtaken`:
 * others have changed what the step did, and it is no step any more. No older one goes in its place:
 * it may be out of sight, and nobody meant it.
 */
export type Replayed = 'done' | 'asked' | 'overtaken' | 'nothing';

type Replay = (stack: UndoStack) => ReturnType<UndoStack['undo']>;

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

  undo(): Replayed {
    return this.#replay(this.#done, this.#undone, (stack) => stack.undo());
  }

  redo(): Replayed {
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

  /** Replays the newest group; one that was taken back in another way is passed over for the next. */
  #replay(from: Step[], to: Step[], replay: Replay): Replayed {
    this.#run = null;
    this.#isReplaying = true;
    for (const stack of this.#stacks) stack.seal();
    let replayed: Replayed = 'nothing';
    try {
      while (from.length > 0 && replayed === 'nothing')
        replayed = this.#replayGroup(from, to, replay);
    } finally {
      this.#isReplaying = false;
    }
    this.#onChange();
    return replayed;
  }

  #replayGroup(from: Step[], to: Step[], replay: Replay): Replayed {
    const group = from.at(-1)?.group;
    let replayed: Replayed = 'nothing';
    while (from.length > 0 && from.at(-1)?.group === group) {
      const step = from.pop();
      const change = step === undefined ? 'elsewhere' : replay(step.stack);
      if (step === undefined || change === 'elsewhere') continue;
      if (change === false) replayed = replayed === 'nothing' ? 'overtaken' : replayed;
      else if (change === true) {
        to.push(step);
        replayed = 'done';
      } else {
        void this.#await(change, step);
        replayed = 'asked';
      }
    }
    return replayed;
  }

  /** A step that stands comes back among the done, and takes nothing from what was undone since. */
  async #await(answer: Promise<'over' | 'stands'>, step: Step): Promise<void> {
    if ((await answer) === 'over' || !this.#stacks.has(step.stack)) return;
    this.#done = [...this.#done, step].toSorted((one, other) => one.group - other.group);
    this.#onChange();
  }
}

/** The steps of a Yjs undo manager. */
export function undoStackOf(manager: UndoManager): UndoStack {
  return {
    undo: () => undoNewest(manager) !== null,
    redo: () => redoNewest(manager) !== null,
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
