import { expect, it } from 'vitest';
import { hasSignedOut, tellSignedOut, whenSignedOut } from './signed-out.ts';

it('OF3: every tab hears that the person has signed out, until it listens no more', async () => {
  let heard = 0;
  const stop = whenSignedOut(() => (heard += 1));
  expect(hasSignedOut()).toBe(false);
  const elsewhere = new BroadcastChannel('copydesk signed out');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  elsewhere.postMessage(null);
  await expect.poll(() => [heard, hasSignedOut()]).toEqual([1, true]);

  const told = new Promise((resolve) => elsewhere.addEventListener('message', resolve));
  stop();
  tellSignedOut();
  await told;
  elsewhere.close();
  expect(heard).toBe(1);
});
