import type { BrowserContext } from '@playwright/test';
import { layLine, type Line } from '#tests/support/line.ts';
import { test as base } from './newsroom.ts';

/** With a line of one's own to the desk, which can be cut. */
export const test = base.extend<{ line: Line & { readonly address: string } }>({
  line: async ({ running }, use) => {
    const line = await layLine(Number(new URL(running.address).port));
    await use({ ...line, address: `http://127.0.0.1:${line.port}` });
    await line.close();
  },
});

/** What loses a network: requests that begin and sockets that are open. */
export async function loseNetwork(context: BrowserContext, line: Line): Promise<void> {
  await context.setOffline(true);
  line.cut();
}

export async function regainNetwork(context: BrowserContext, line: Line): Promise<void> {
  line.mend();
  await context.setOffline(false);
}
