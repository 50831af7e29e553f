import { Fragment, Slice, type Node } from 'prosemirror-model';
import { Plugin, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { ARTICLE_LIMIT } from '#domain/limits.ts';
import type { Block } from '#domain/text/block.ts';
import { cleanText } from '#domain/text/clean.ts';
import type { PageHead } from '#domain/text/metadata.ts';
import { articleFromPlainText } from '#domain/text/plain-article.ts';
import { blocksFromPlainText } from '#domain/text/plain-text.ts';
import { texts } from '#texts/texts.ts';
import { lengthOf } from './positions.ts';
import { blocksFromHtml, headOfHtml } from './pasted-html.ts';
import { blockTypeOf, nodeOf } from './schema.ts';

interface ClipboardEvents {
  /** What was pasted came with a page's head. */
  readonly onHead?: ((head: PageHead) => void) | undefined;
  /** It was not taken, and why, in words for the person. */
  readonly onRefused: (message: string) => void;
}

/** What comes in: as the browser has it, and as ProseMirror reads what it wrote itself. */
interface Taken {
  readonly data: DataTransfer;
  readonly own: Slice;
  readonly event: 'paste' | 'drop';
}

/**
 * Takes in what is pasted or dropped from anywhere as clean blocks, and gives out
 * plain text with a line for each block.
 */
export function clipboard(events: ClipboardEvents): Plugin {
  function take(view: EditorView, { data, own, event }: Taken): boolean {
    const html = data.getData('text/html');
    const readPlain = isWhole(view.state) ? articleFromPlainText : blocksFromPlainText;
    const slice = isOurs(html) ? own : sliceOf(html, data.getData('text/plain'), readPlain);
    if (slice === null) {
      const { nothingPasted, nothingDropped } = texts.editor;
      events.onRefused(event === 'paste' ? nothingPasted : nothingDropped);
      return true;
    }
    const tr = insert(view.state, slice).setMeta('uiEvent', event).scrollIntoView();
    const refusal = refusalOf(tr);
    if (refusal !== null) events.onRefused(refusal);
    else {
      // Before the words: whoever follows the text asks then what its page said of itself.
      if (html !== '') events.onHead?.(headOfHtml(html));
      view.dispatch(tr);
    }
    return true;
  }

  return new Plugin({
    props: {
      clipboardTextSerializer: ({ content }) => content.textBetween(0, content.size, '\n'),
      handlePaste: (view, { clipboardData: data }, own) =>
        data !== null && take(view, { data, own, event: 'paste' }),
      handleDrop(view, event, own, isMoved) {
        const { dataTransfer: data } = event;
        if (isMoved || data === null) return false;
        placeCaret(view, event);
        return take(view, { data, own, event: 'drop' });
      },
    },
  });
}

/** Written by ProseMirror from our schema, here or in another window: taken as it was, to the last blank. */
function isOurs(html: string): boolean {
  return html.includes('data-pm-slice=') && html.includes('data-block=');
}

/** Whether what comes in will be all of the text. */
function isWhole({ doc, selection }: EditorState): boolean {
  return selection.from <= 1 && selection.to >= doc.content.size - 1;
}

/**
 * In the place of an empty block, or of the whole text, the first pasted block keeps its type.
 * A line that is nothing but words becomes what the block there is, such as a heading.
 */
function insert(state: EditorState, slice: Slice): Transaction {
  const { tr, selection } = state;
  const { $from, empty } = selection;
  const isInEmptyBlock = empty && $from.parent.content.size === 0;
  const line = slice.content.firstChild;
  const isLine = line !== null && slice.content.childCount === 1 && isParagraph(line);
  if (isLine || !(isInEmptyBlock || isWhole(state))) return tr.replaceSelection(slice);
  const [before, after] = isWhole(state)
    ? [0, state.doc.content.size]
    : [$from.before(), $from.after()];
  tr.replaceWith(before, after, slice.content);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(before + slice.content.size), -1));
}

function isParagraph(node: Node): boolean {
  return blockTypeOf(node).name === 'paragraph';
}

function placeCaret(view: EditorView, { clientX, clientY }: DragEvent): void {
  const place = view.posAtCoords({ left: clientX, top: clientY });
  if (place === null) return;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(place.pos))));
}

function refusalOf({ doc }: Transaction): string | null {
  const length = lengthOf(doc);
  return length <= ARTICLE_LIMIT ? null : texts.editor.tooLong(length, ARTICLE_LIMIT);
}

/** What the clipboard holds, open at both ends so that words join the words around them. */
function sliceOf(
  html: string,
  text: string,
  readPlain: (text: string) => readonly Block[],
): Slice | null {
  if (html === '' && isOneLine(text)) return inline(cleanText(text));
  const blocks = html === '' ? readPlain(text) : blocksFromHtml(html);
  const found = blocks.length > 0 ? blocks : readPlain(text);
  if (found.length === 0) return null;
  const around = found.length === 1 && isOneLine(text) ? blanksAround(text) : NO_BLANKS;
  return sliceOfBlocks(found, around);
}

function isOneLine(text: string): boolean {
  return text !== '' && !/[\r\n\u2028\u2029]/.test(text);
}

function inline(text: string): Slice | null {
  return text === '' ? null : sliceOfBlocks([{ type: { name: 'paragraph' }, runs: [{ text }] }]);
}

type Blanks = readonly [before: string, after: string];
const NO_BLANKS: Blanks = ['', ''];

/** Words copied with the blank beside them are pasted with it. */
function blanksAround(text: string): Blanks {
  return [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : ''];
}

function sliceOfBlocks(blocks: readonly Block[], [before, after]: Blanks = NO_BLANKS): Slice {
  const nodes = blocks.map(({ type, runs }, index) => {
    const start = index === 0 && before !== '' ? [{ text: before }] : [];
    const end = index === blocks.length - 1 && after !== '' ? [{ text: after }] : [];
    return nodeOf({ type, runs: [...start, ...runs, ...end] });
  });
  return new Slice(Fragment.from(nodes), 1, 1);
}
