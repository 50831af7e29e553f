import type { SaveState } from '#collab/save-state.ts';

/** How the work stands, in the few words the bar has room for. */
export function saveWords(state: SaveState): string {
  switch (state.type) {
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving…';
    case 'offline':
      return state.pending === 0 ? 'Offline' : `Offline, ${changes(state.pending)} kept here`;
    case 'storage-down':
      return state.pending === 0 ? 'Saving is paused' : `${changes(state.pending)} not saved yet`;
    case 'stopped':
      return 'Disconnected';
  }
}

/** What there is to know about it, where a sentence has room; null when all is well. */
export function saveExplanation(state: SaveState): string | null {
  switch (state.type) {
    case 'saved':
    case 'saving':
      return null;
    case 'offline':
      return `${state.reason === null ? '' : `${state.reason} `}You can go on working. What you do is kept in this browser and sent when the connection is back.`;
    case 'storage-down':
      return 'The server cannot reach its database. What you do waits here and is saved as soon as it can be; keep this page open.';
    case 'stopped':
      return state.message;
  }
}

function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
