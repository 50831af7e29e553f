import type { SideList } from './desk/desk-page.svelte.ts';

/** What the lists beside the text are called. */
export const SIDE_TITLES: Readonly<Record<SideList, string>> = {
  tags: 'Tags',
  threads: 'Threads',
  gone: 'Gone',
};
