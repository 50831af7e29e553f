/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';
import { answerPage } from '$lib/offline/answer.ts';
import { renewPages } from '$lib/offline/kept-pages.ts';

/** Lets articles that were seen be opened without a network. What is asked of pages stands in `$lib/offline`. */
declare const self: ServiceWorkerGlobalScope;

const PREFIX = 'copydesk app ';
const APP = PREFIX + version;
const OFFLINE_PAGE = '/offline';
/** Of the fonts a page takes few; they are kept when they are used. */
const FONT = /\.woff2?$/;
const NOT_OF_PAGES = new Set(['/workspace.png']);

const app = new Set([...build, ...files].filter((path) => !NOT_OF_PAGES.has(path)));

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (app.has(pathname)) event.respondWith(appFile(request));
  else if (request.mode === 'navigate') event.respondWith(navigate(request));
  else if (pathname.endsWith('/__data.json')) event.respondWith(answerPage(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(APP);
  await cache.addAll([...app].filter((path) => !FONT.test(path)));
  // For whoever comes to this browser, so as nobody.
  await cache.add(new Request(OFFLINE_PAGE, { credentials: 'omit' }));
}

/** Once no page of an earlier version is open: its files go, and kept pages follow the new ones. */
async function takeOver(): Promise<void> {
  await self.clients.claim();
  await renewPages();
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== APP);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** A file of the app never changes under its name. */
async function appFile(request: Request): Promise<Response> {
  const cache = await caches.open(APP);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function navigate(request: Request): Promise<Response> {
  try {
    return await answerPage(request);
  } catch (failure) {
    const offline = await (await caches.open(APP)).match(OFFLINE_PAGE, { ignoreVary: true });
    if (offline === undefined) throw failure;
    return offline;
  }
}
