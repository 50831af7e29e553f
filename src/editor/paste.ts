import { keymap } from 'prosemirror-keymap';
import * as Y from 'yjs';
import type { Block } from '#domain/text/block.ts';
import type { PageHead } from '#domain/text/metadata.ts';
import { readBlocks, seedText, textOf } from '#collab/text-document.ts';
import { createBoundView } from './bound-view.ts';
import { clipboard } from './clipboard.ts';
import { editKeys } from './edit-keys.ts';

export interface PasteEditorOptions {
  readonly label: string;
  /** Id of an element that says more. */
  readonly describedBy?: string;
  readonly initial?: readonly Block[];
  /**
   * Told at the first change, when changes have come to rest, and at the latest when the
   * blocks are asked for.
   * `head` is that of the last page pasted, if it came with one.
   */
  readonly onChange: (change: {
    readonly blocks: readonly Block[];
    readonly head: PageHead | null;
  }) => void;
  readonly onRefused?: (message: string) => void;
}

export interface PasteEditor {
  blocks(): readonly Block[];
  focus(): void;
  destroy(): void;
}

/** Reading a long text again at every key would make it slow to type in. */
const REST_MS = 200;

/** A text of one's own, not shared with anybody yet: pasted, looked over, corrected. */
export function createPasteEditor(mount: HTMLElement, options: PasteEditorOptions): PasteEditor {
  const doc = new Y.Doc();
  seedText(doc, options.initial ?? []);
  let head: PageHead | null = null;
  const bound = createBoundView(mount, {
    doc,
    onInvariantBroken: (broken) => {
      throw new Error(`The text came apart after a ${broken.by} change.`);
    },
    plugins: [
      keymap({
        'Mod-z': () => history.undo(),
        'Mod-y': () => history.redo(),
        'Mod-Shift-z': () => history.redo(),
      }),
      editKeys(() => {}),
      clipboard({
        onHead: (pasted) => (head = pasted),
        onRefused: (message) => options.onRefused?.(message),
      }),
    ],
    props: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        ...(options.describedBy !== undefined && { 'aria-describedby': options.describedBy }),
        dir: 'auto',
      },
    },
  });
  const { view, history } = bound;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let isUntold = false;
  const read = (): readonly Block[] => readBlocks(textOf(doc));
  const tellChange = (): void => {
    isUntold = false;
    options.onChange({ blocks: read(), head });
  };
  const comeToRest = (): void => {
    rest = undefined;
    if (isUntold) tellChange();
  };
  /** The first change, which may be a whole paste, at once; those that follow when they rest. */
  const tellSoon = (): void => {
    if (rest === undefined) tellChange();
    else isUntold = true;
    clearTimeout(rest);
    rest = setTimeout(comeToRest, REST_MS);
  };
  doc.on('update', tellSoon);
  return {
    blocks() {
      if (isUntold) tellChange();
      return read();
    },
    focus: () => view.focus(),
    destroy() {
      doc.off('update', tellSoon);
      clearTimeout(rest);
      bound.destroy();
      doc.destroy();
    },
  };
}
