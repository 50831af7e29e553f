import { resolve } from '$app/paths';
import { toasts } from '$lib/ui/toasts.svelte.ts';
import { texts } from '#texts/texts.ts';
import { askServer } from '../ask-server.ts';

/** What became of tags in many articles that were made or changed as one step. */
export interface BatchDone {
  /** Null when there was nothing to do. */
  readonly batchId: string | null;
  readonly message: string;
}

/**
 * Says what was done to many tags as one step, and offers to take it back. `ondone` is
 * called once it was.
 */
export function tellBatch(
  projectId: string,
  { batchId, message }: BatchDone,
  ondone: () => void = () => undefined,
): void {
  if (batchId === null) {
    toasts.say(message);
    return;
  }
  const run = async (): Promise<void> => {
    if ((await undoBatch(projectId, batchId)) === 'undone') ondone();
  };
  toasts.say(message, { tone: 'good', action: { label: texts.ui.undo, run: () => void run() } });
}

/** What came of taking a step back: refused is what would be refused again. */
export type Undoing = 'undone' | 'refused' | 'failed';

/** Takes a step back and says what came of it. */
export async function undoBatch(projectId: string, batchId: string): Promise<Undoing> {
  const route = '/projects/[projectId]/batches/[batchId]/undo';
  const address = resolve(route, { projectId, batchId });
  const answer = await askServer(address, { method: 'POST', body: {} });
  if (answer.ok) {
    toasts.say(texts.occurrences.undone(answer.value as Undone), { tone: 'good' });
    return 'undone';
  }
  toasts.say(answer.message, { tone: 'danger' });
  return answer.because;
}

interface Undone {
  readonly undone: number;
  readonly left: number;
}
