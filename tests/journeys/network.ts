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

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

const cookiesBefore = new WeakMap<BrowserContext, Cookies>();

/** What loses a network: requests that begin and sockets that are open. */
export async function loseNetwork(context: BrowserContext, line: Line): Promise<void> {
  cookiesBefore.set(context, await context.cookies());
  await context.setOffline(true);
  line.cut();
}

/**
 * Some builds of Chromium end and restart what speaks to the network when it is lost, over a
 * pointer that they would rather not have seen: cookies that are kept in memory are gone then.
 */
export async function regainNetwork(context: BrowserContext, line: Line): Promise<void> {
  await context.addCookies(cookiesBefore.get(context) ?? []);
  line.mend();
  await context.setOffline(false);
}
