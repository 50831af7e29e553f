import { goto } from '$app/navigation';

/** Shows another view of the page that is open; the focus stays, and so does what Back leads to. */
export function showView(query: string): void {
  // eslint-disable-next-line svelte/no-navigation-without-resolve -- stays on this page
  void goto(query, { replaceState: true, keepFocus: true, noScroll: true });
}
