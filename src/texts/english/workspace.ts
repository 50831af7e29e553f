import { counted } from './counted.ts';

/** What stands around an open article: bar, panes, tabs and menu. */
export const workspace = {
  bar: {
    back: (project: string) => `Back to ${project}`,
    frozenAs: (revision: number) => `Frozen as revision ${revision}`,
    readOnly: 'Read only',
    mode: 'Mode',
  },
  panes: {
    label: 'Panes',
    codebook: 'Codebook',
    selectedTag: 'Selected tag',
    noneSelected: 'Select words and press a key of the codebook, or choose a tag.',
    noneSelectedToReader: 'Choose a tag to see what was said of it.',
  },
  tabs: {
    tag: 'Tag',
    tags: (count: number) => counted(count, 'tag'),
  },
  lists: {
    choice: 'List',
    tags: 'Tags',
    threads: 'Threads',
    threadsUnread: (count: number) => `Threads, ${count} new`,
    gone: 'Gone',
    goneCount: (count: number) => `Gone, ${count}`,
    goneHint: (count: number) =>
      `Tags whose words were deleted${count > 0 ? ` (${count})` : ''}, and tags that were removed`,
  },
  menu: {
    label: 'Article menu',
    article: 'Article',
    details: 'Details',
    revisions: 'Revisions',
    freeze: 'Freeze the text',
    unfreeze: 'Unfreeze the text',
    undo: 'Undo',
    redo: 'Redo',
    keys: 'Keys',
    view: 'View',
    labelsAlways: 'Labels always shown',
    print: 'Print',
    export: 'Export',
    formats: {
      jsonl: 'JSON Lines, with all there is',
      csv: 'CSV, a row a span',
    },
  },
  /** In the place of a name that is not known. */
  somebody: 'Somebody',
  colleague: 'A colleague',
  server: {
    unreachable: 'The server cannot be reached. Try again when the connection is back.',
    refused: 'This did not work. Try again.',
  },
};
