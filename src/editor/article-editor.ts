import type { EditorState, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type * as Y from 'yjs';
import { isId, type TagId, type ThreadId } from '#domain/ids.ts';
import type { Span } from '#domain/span/span.ts';
import { dropped, type Edge } from '#domain/text/edges.ts';
import type { Replacement } from '#domain/text/replace.ts';
import { snapToCharacters, snapToWords } from '#domain/text/snap.ts';
import type { BrokenInvariant } from './binding.ts';
import { createBoundView } from './bound-view.ts';
import { caretDrawing, setDrawnCarets, type DrawnCaret } from './caret-drawing.ts';
import { clipboard } from './clipboard.ts';
import { commandFor, editKeys, formatAt, type Format, type FormatState } from './edit-keys.ts';
import { layOutTags, type DrawnTag } from './drawn-tags.ts';
import { edgeHandles, handledSpans, setHandledSpans } from './edge-handles.ts';
import type { DraggedEdge, HandledSpan } from './edge-handles.ts';
import type { TextHistory } from './history.ts';
import { keptSelection } from './kept-selection.ts';
import { offerDrawing, setDrawnOffers, type DrawnOffer } from './offer-drawing.ts';
import { selectSentence, selectWord, tagsUnder } from './pointing.ts';
import { lengthOf, offsetOf, wordsOf } from './positions.ts';
import {
  drawnTags,
  setDrawnTags,
  setEdgesBeside,
  setSelectedTag,
  tagDrawing,
} from './tag-drawing.ts';
import { textEnds } from './text-ends.ts';
import { edgesOf, setDrawnThreads, threadDrawing, type DrawnThread } from './thread-drawing.ts';
import { textGuard } from './text-guard.ts';
import {
  placeInView,
  placeOfTag,
  rangeOf,
  readSelection,
  replaceWords,
  reveal,
  select,
  type PlaceInView,
} from './text-places.ts';

/** Where a person's selection begins and where it ends, in offsets of the text. */
export interface TextSelection {
  readonly anchor: number;
  readonly head: number;
}

export interface ArticleEditorOptions {
  readonly textDocument: Y.Doc;
  /** What it begins with: drawn in the first frame, at no cost of its own. */
  readonly tags?: readonly DrawnTag[];
  readonly isEditing?: boolean;
  /** A BCP 47 tag, or '' when unknown; words are found by its rules. */
  readonly language: string;
  readonly label: string;
  /** The selection is another: somebody moved it, or a change of the text carried it along. */
  readonly onSelect: (selection: TextSelection, how: 'moved' | 'carried') => void;
  /** The pointer ended a selection of words. */
  readonly onSelectedByPointer: () => void;
  /** Tags were pressed, the innermost first; none when the words have no tag. */
  readonly onTagPressed: (tagIds: readonly TagId[]) => void;
  /** Words were pressed that are discussed. */
  readonly onThreadPressed: (threadId: ThreadId) => void;
  /** An edge of a span with handles was dragged: where the span is to be now. */
  readonly onEdgeDragged: (span: HandledSpan, edge: Edge) => void;
  readonly onFormat: (format: FormatState) => void;
  readonly onAskForLink: () => void;
  readonly onComposition: (phase: 'start' | 'end') => void;
  /** Something was not taken in, and why, in words for the person. */
  readonly onRefused: (message: string) => void;
  readonly onInvariantBroken: (broken: BrokenInvariant) => void;
}

/** The text of an article on the page: read and tagged, or edited. Offsets are in UTF-16 code units. */
export interface ArticleEditor {
  /** One's own edits of the text, as steps of the desk's history. */
  readonly history: TextHistory;
  setEditing(isEditing: boolean): void;
  setTags(tags: readonly DrawnTag[]): void;
  setThreads(threads: readonly DrawnThread[]): void;
  setSelectedTag(tagId: TagId | null): void;
  /** Gives these spans, in the order of the text, handles to drag their edges by. */
  setHandles(spans: readonly HandledSpan[]): void;
  setCarets(carets: readonly DrawnCaret[]): void;
  setOffers(offers: readonly DrawnOffer[]): void;
  /** What is selected, snapped to words, or to whole characters where that was asked for; null for a caret. */
  selection(exactly?: 'exactly'): Span | null;
  select(span: Span): void;
  /** Puts the same words in place of each of the spans, which stand in order, as one edit. */
  replace(replacement: Replacement): void;
  /** Ends the selection and leaves the caret behind it. */
  collapse(): void;
  reveal(span: Span): void;
  whereIs(span: Span): PlaceInView;
  /** What floats beside the selection, or beside a tag, holds on to. */
  anchor(tagId: TagId | null): { getBoundingClientRect(): DOMRect } | null;
  format(format: Format): void;
  focus(): void;
  destroy(): void;
}

/**
 * ProseMirror reads what a composition wrote a moment after it ended; what others
 * do waits until then.
 */
const AFTER_COMPOSITION_MS = 60;

export function createArticleEditor(
  mount: HTMLElement,
  options: ArticleEditorOptions,
): ArticleEditor {
  const { textDocument, language, onComposition } = options;
  let { tags: shownTags = [], isEditing = false } = options;
  let threadEdges: readonly number[] = [];
  let caretEdges: readonly number[] = [];
  let isExact = false;
  let isComposing = false;
  let afterComposition: ReturnType<typeof setTimeout> | undefined;

  const bound = createBoundView(mount, {
    doc: textDocument,
    onInvariantBroken: options.onInvariantBroken,
    onState: followState,
    plugins: [
      textGuard(() => isEditing),
      textEnds(),
      editKeys(options.onAskForLink),
      clipboard(options),
      tagDrawing(layOutTags(shownTags)),
      threadDrawing(),
      edgeHandles({
        preview: (drag) => spanOf(drag),
        onDragged: (drag) => options.onEdgeDragged(spanOf(drag), drag.edge),
      }),
      caretDrawing(),
      offerDrawing(),
      keptSelection(),
    ],
    props: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        ...(language !== '' && { lang: language }),
        dir: 'auto',
        tabindex: '0', // so it is by itself, but not everything that reads the page knows
      },
      handleDoubleClick: (_view, position) => !isEditing && selectWord(view, position, language),
      handleTripleClick: (_view, position) =>
        !isEditing && selectSentence(view, position, language),
      handleDOMEvents: {
        mousedown: (_view, event) => startOfPointing(event),
        keydown: (view) => void startOfKey(view),
        click: (view, event) => press(view, event),
        compositionstart: () => startComposition(),
        compositionend: () => endCompositionSoon(),
        // A browser may drop a composition without saying that it ended.
        blur: () => endCompositionSoon(),
      },
    },
  });
  const { view, history } = bound;

  function followState(state: EditorState, before: EditorState): void {
    if (!state.selection.eq(before.selection))
      options.onSelect(selectionOf(state), state.doc === before.doc ? 'moved' : 'carried');
    options.onFormat(formatAt(state));
  }

  function startOfPointing({ button, shiftKey }: MouseEvent): void {
    const { ownerDocument } = view.dom;
    // A browser takes a press on selected words for the start of carrying them elsewhere.
    if (!isEditing && button === 0 && !shiftKey) ownerDocument.getSelection()?.removeAllRanges();
    // A selection that begins in the text may end beside it.
    ownerDocument.addEventListener('mouseup', endOfPointing, { once: true });
  }

  function endOfPointing({ altKey }: MouseEvent): void {
    isExact = altKey;
    // Pressing on selected words ends their selection only after this event.
    setTimeout(() => {
      if (view.isDestroyed) return;
      readSelection(view);
      if (!view.state.selection.empty) options.onSelectedByPointer();
    });
  }

  /** What a key is for is the selection as it is by now, however quick the hand. */
  function startOfKey(_view: EditorView): void {
    isExact = false;
    readSelection(view);
  }

  /** At once: a key that follows may already be about what was selected. */
  function press(_view: EditorView, event: MouseEvent): void {
    readSelection(view);
    if (!view.state.selection.empty) return;
    const isOnTag = event.target instanceof Element && event.target.closest('[data-tag]');
    options.onTagPressed(isOnTag ? tagsUnder(view, event) : []);
    const thread = threadUnder(event);
    if (thread !== null) options.onThreadPressed(thread);
    // A finger cannot draw over words: a tap selects the one it is on.
    else if (!isOnTag && !isEditing && isTouch(event)) {
      selectWord(view, view.state.selection.head, language);
    }
  }

  /** What a drag makes of its span, within the room between its neighbours. */
  function spanOf({ span, edge, to, exactly }: DraggedEdge): HandledSpan {
    const { doc } = view.state;
    const text = wordsOf(doc, 0, lengthOf(doc));
    const spans = handledSpans(view.state);
    const at = spans.findIndex(({ index }) => index === span.index);
    const room = { start: spans[at - 1]?.end ?? 0, end: spans[at + 1]?.start ?? text.length };
    const moved = dropped(text, span, { edge, to, exactly }, { room, language });
    return { ...moved, index: span.index };
  }

  /** Whether something that is drawn at an offset cuts a tag in two. */
  function isWithinTag(offset: number): boolean {
    return drawnTags(view.state)
      .overlapping({ start: offset, end: offset + 1 })
      .some(({ span }) => span.start < offset);
  }

  function dispatchBeside(transaction: Transaction, isSame: boolean): void {
    const edges = [...threadEdges, ...caretEdges];
    view.dispatch(isSame ? transaction : setEdgesBeside(transaction, edges));
  }

  function startComposition(): void {
    clearTimeout(afterComposition);
    if (!isEditing || isComposing) return;
    isComposing = true;
    onComposition('start');
  }

  function endCompositionSoon(): void {
    clearTimeout(afterComposition);
    afterComposition = setTimeout(endComposition, AFTER_COMPOSITION_MS);
  }

  function endComposition(): void {
    if (!isComposing) return;
    isComposing = false;
    onComposition('end');
  }

  return {
    history,
    setEditing(editing) {
      if (editing === isEditing) return;
      isEditing = editing;
      view.setProps({}); // the text's attributes say which it is
    },
    setTags(tags) {
      if (tags === shownTags) return;
      shownTags = tags;
      readSelection(view);
      view.dispatch(setDrawnTags(view.state.tr, layOutTags(tags)));
    },
    setThreads(threads) {
      readSelection(view);
      const edges = edgesOf(threads);
      const isSame = edges.join() === threadEdges.join();
      threadEdges = edges;
      dispatchBeside(setDrawnThreads(view.state.tr, threads), isSame);
    },
    setSelectedTag(tagId) {
      readSelection(view);
      view.dispatch(setSelectedTag(view.state.tr, tagId));
    },
    setHandles(spans) {
      readSelection(view);
      view.dispatch(setHandledSpans(view.state.tr, spans));
    },
    setCarets(carets) {
      readSelection(view);
      const edges = carets.flatMap(({ anchor, head }) => [anchor, head]).filter(isWithinTag);
      const isSame = edges.join() === caretEdges.join();
      caretEdges = edges;
      dispatchBeside(setDrawnCarets(view.state.tr, carets), isSame);
    },
    setOffers(offers) {
      readSelection(view);
      view.dispatch(setDrawnOffers(view.state.tr, offers));
    },
    selection(exactly) {
      const { doc, selection } = view.state;
      if (selection.empty) return null;
      const span = { start: offsetOf(doc, selection.from), end: offsetOf(doc, selection.to) };
      const words = wordsOf(doc, 0, lengthOf(doc));
      if (exactly === undefined && !isExact) return snapToWords(words, span, language);
      return snapToCharacters(words, span);
    },
    select: (span) => select(view, span),
    replace: (replacement) => replaceWords(view, replacement),
    collapse() {
      const { to } = view.state.selection;
      const offset = offsetOf(view.state.doc, to);
      select(view, { start: offset, end: offset });
    },
    reveal: (span) => reveal(view, span),
    whereIs: (span) => placeInView(view, span),
    anchor: (tagId) => rangeOf(view) ?? (tagId === null ? null : placeOfTag(view, tagId)),
    format(format) {
      commandFor(format)(view.state, view.dispatch.bind(view), view);
      view.focus();
    },
    focus: () => view.focus(),
    destroy() {
      view.dom.ownerDocument.removeEventListener('mouseup', endOfPointing);
      clearTimeout(afterComposition);
      endComposition();
      bound.destroy();
    },
  };
}

function selectionOf({ doc, selection }: EditorState): TextSelection {
  return { anchor: offsetOf(doc, selection.anchor), head: offsetOf(doc, selection.head) };
}

function isTouch(event: MouseEvent): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}

function threadUnder({ target }: MouseEvent): ThreadId | null {
  const words = target instanceof Element ? target.closest<HTMLElement>('[data-thread]') : null;
  const id = words?.dataset['thread'];
  return isId(id) ? (id as ThreadId) : null;
}
