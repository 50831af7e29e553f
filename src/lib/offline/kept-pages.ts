/**
 * Pages of articles as the server sent them, so that an article that was seen can be
 * opened without a network: by a reload, by its address, or from another kept page.
 * What stands in the article comes from the offline copies of its documents; a page
 * is only what these are shown in. Works in pages and in the service worker.
 */

/** An account's pages; there is never more than one account's. */
const PREFIX = 'copydesk pages ';
/** What somebody may want on a train; each is about 50 KB. The oldest go first. */
const PAGES_LIMIT = 100;
/** SvelteKit asks for a page's data alone where it changes pages itself. */
const DATA_SUFFIX = '/__data.json';

export interface KeptPage {
  /** Its path on this server. */
  readonly address: string;
  readonly title: string;
}

/**
 * Keeps the page at a path, and forgets those that another account left. False where
 * it cannot be kept: a browser without a place for it, a full one, or no network.
 */
export async function keepPage(address: string, accountId: string): Promise<boolean> {
  if (!hasPlace()) return false;
  const name = PREFIX + accountId;
  await forgetCaches((cache) => cache !== name);
  const cache = await caches.open(name);
  const isKept = await cache.addAll([address, address + DATA_SUFFIX]).then(
    () => true,
    () => false, // and what was kept before stays
  );
  const tooMany = (await cache.keys()).slice(0, -2 * PAGES_LIMIT);
  await Promise.all(tooMany.map((request) => cache.delete(request)));
  return isKept;
}

/** Browsers keep pages only for sites that came over HTTPS or from this machine. */
function hasPlace(): boolean {
  return 'caches' in globalThis;
}

/** The kept answer to a request for a page or for its data. */
export async function keptAnswer(request: Request): Promise<Response | undefined> {
  for (const cache of await ourCaches()) {
    const answer = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** Of a page that is no longer to be had, nothing is kept. */
export async function forgetPage(request: Request): Promise<void> {
  const { pathname } = new URL(request.url);
  const address = pathname.endsWith(DATA_SUFFIX)
    ? pathname.slice(0, -DATA_SUFFIX.length)
    : pathname;
  for (const cache of await ourCaches()) {
    await cache.delete(address);
    await cache.delete(address + DATA_SUFFIX);
  }
}

/** Asks for every kept page anew; one that is not given any more is forgotten. */
export async function renewPages(): Promise<void> {
  for (const cache of await ourCaches()) {
    for (const request of await cache.keys()) {
      const answer = await fetch(request.url);
      if (answer.ok && !answer.redirected) await cache.put(request, answer);
      else await cache.delete(request);
    }
  }
}

/** Whoever signs out leaves nothing behind. */
export async function forgetPages(): Promise<void> {
  if (hasPlace()) await forgetCaches(() => true);
}

/** The pages that can be opened without a network, the newest first. */
export async function keptPages(): Promise<KeptPage[]> {
  if (!hasPlace()) return [];
  const pages: KeptPage[] = [];
  for (const cache of await ourCaches()) {
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith(DATA_SUFFIX)) continue;
      const html = await (await cache.match(request))?.text();
      pages.unshift({ address: pathname, title: titleOf(html ?? '') });
    }
  }
  return pages;
}

function titleOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').title.replace(/ · [^·]*$/, '');
}

async function ourCaches(): Promise<Cache[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  return Promise.all(names.map((name) => caches.open(name)));
}

async function forgetCaches(isForgotten: (name: string) => boolean): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.filter(isForgotten).map((name) => caches.delete(name)));
}
