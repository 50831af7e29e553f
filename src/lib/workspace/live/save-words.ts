import type { SaveState } from '#collab/save-state.ts';
import { texts } from '#texts/texts.ts';

/** How the work stands, in the few words the bar has room for. */
export function saveWords(state: SaveState): string {
  const words = texts.live.save;
  switch (state.type) {
    case 'saved':
      return words.saved;
    case 'saving':
      return words.saving;
    case 'offline':
      return state.pending === 0 ? words.offline : words.offlineWith(state.pending);
    case 'storage-down':
      return state.pending === 0 ? words.paused : words.pausedWith(state.pending);
    case 'stopped':
      return words.stopped;
  }
}

/** What there is to know about it, where a sentence has room; null when all is well. */
export function saveExplanation(state: SaveState): string | null {
  const words = texts.live.explained;
  switch (state.type) {
    case 'saved':
    case 'saving':
      return null;
    case 'offline':
      return state.reason === null ? words.offline : words.offlineBecause(state.reason);
    case 'storage-down':
      return words.paused;
    case 'stopped':
      return state.message;
  }
}
