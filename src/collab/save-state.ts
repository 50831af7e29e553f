import type { CloseAction } from './close-codes.ts';

/** How one's own work stands. Only what the server acknowledged is saved; `pending` counts changes that are not. */
export type SaveState =
  | { readonly type: 'saved' }
  | { readonly type: 'saving'; readonly pending: number }
  /** `reason` is the server's, when it sent the page away for a while; null when the way to it is cut. */
  | { readonly type: 'offline'; readonly pending: number; readonly reason: string | null }
  | { readonly type: 'storage-down'; readonly pending: number }
  | {
      readonly type: 'stopped';
      readonly action: Exclude<CloseAction, 'retry'>;
      readonly message: string;
    };

/** What is known of one room's connection; changes only through the functions below. */
export interface SaveProgress {
  readonly link: 'opening' | 'online' | 'offline';
  readonly storageAvailable: boolean;
  /** Why the server sent the page away for a while; stays until it is let in again. */
  readonly awayFor: string | null;
  /** Own changes so far, those of earlier visits that were still unsaved included. */
  readonly made: number;
  /** How many of them the server has committed. */
  readonly acknowledged: number;
  readonly stopped: Extract<SaveState, { type: 'stopped' }> | null;
}

/** At the start of a visit, `unsaved` changes of earlier ones wait in the offline copy. */
export function beginProgress(unsaved: number): SaveProgress {
  return {
    link: 'opening',
    storageAvailable: true,
    awayFor: null,
    made: unsaved,
    acknowledged: 0,
    stopped: null,
  };
}

export function pendingOf({ made, acknowledged }: SaveProgress): number {
  return made - acknowledged;
}

/** An acknowledgement of more than was made, or less than is known, says nothing new. */
export function acknowledge(progress: SaveProgress, upto: number): SaveProgress {
  const acknowledged = Math.min(progress.made, Math.max(progress.acknowledged, upto));
  return { ...progress, acknowledged };
}

export function saveStateOf(progress: SaveProgress): SaveState {
  const pending = pendingOf(progress);
  if (progress.stopped !== null) return progress.stopped;
  const { link, awayFor } = progress;
  if (link === 'offline' || awayFor !== null) return { type: 'offline', pending, reason: awayFor };
  if (!progress.storageAvailable) return { type: 'storage-down', pending };
  return pending > 0 ? { type: 'saving', pending } : { type: 'saved' };
}

/** Worst first: what a page of several rooms has to say before all else. */
const SEVERITY = ['stopped', 'storage-down', 'offline', 'saving', 'saved'] as const;

/** One state for a page with several rooms; the changes pending in all of them are counted together. */
export function combineSaveStates(states: readonly SaveState[]): SaveState {
  const [worst = { type: 'saved' }] = states.toSorted(
    (one, other) => SEVERITY.indexOf(one.type) - SEVERITY.indexOf(other.type),
  );
  if (!('pending' in worst)) return worst;
  const pending = states.reduce((sum, state) => sum + ('pending' in state ? state.pending : 0), 0);
  return { ...worst, pending };
}
