const CHANNEL = 'copydesk signed out';

const listeners = new Set<() => void>();
let isOut = false;

/** Tells this page and every other tab of this browser that whoever was signed in is not any more. */
export function tellSignedOut(): void {
  hear();
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  channel.postMessage(null);
  channel.close();
}

/** Calls `listener` when the person signs out, here or in another tab. The answer ends it. */
export function whenSignedOut(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', hear);
  listeners.add(listener);
  return () => {
    channel.close();
    listeners.delete(listener);
  };
}

/** Whether the person has signed out since the page was opened: nothing here can be saved any more. */
export function hasSignedOut(): boolean {
  return isOut;
}

function hear(): void {
  isOut = true;
  for (const listener of listeners) listener();
}
