import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Span } from '#domain/span/span.ts';
import type { Edge } from '#domain/text/edges.ts';
import { offsetOf, positionOf } from './positions.ts';

/** A span whose edges can be dragged. */
export interface HandledSpan extends Span {
  /** Which one it is, to whoever asked for its handles. */
  readonly index: number;
}

interface Handles {
  readonly spans: readonly HandledSpan[];
  /** What a drag under way would make of one of them. */
  readonly preview: Span | null;
  readonly decorations: DecorationSet;
}

export interface DraggedEdge {
  readonly span: HandledSpan;
  readonly edge: Edge;
  /** The offset it was dragged to. */
  readonly to: number;
  readonly exactly: boolean;
}

export interface EdgeHandleOptions {
  /** Where the edge would come to stand. */
  readonly preview: (dragged: DraggedEdge) => Span;
  readonly onDragged: (dragged: DraggedEdge) => void;
}

const handlesKey = new PluginKey<Handles>('edge handles');
const NO_HANDLES: Handles = { spans: [], preview: null, decorations: DecorationSet.empty };

/** Gives spans a handle at each edge, to be dragged by mouse, pen or finger. */
export function edgeHandles(options: EdgeHandleOptions): Plugin<Handles> {
  let drag: Drag | null = null;
  return new Plugin<Handles>({
    key: handlesKey,
    state: {
      init: () => NO_HANDLES,
      apply: (transaction, handles) => handlesAfter(transaction, handles),
    },
    props: {
      decorations: (state) => handlesKey.getState(state)?.decorations,
      handleDOMEvents: {
        pointerdown: (view, event) => {
          const grip = gripUnder(view, event);
          if (grip === null) return false;
          drag?.stop();
          drag = new Drag(view, grip, options, event);
          return prevent(event);
        },
        // A press on a handle is none on the words beneath it.
        mousedown: (_view, event) => isOnHandle(event) && prevent(event),
        click: (_view, event) => isOnHandle(event) && prevent(event),
      },
    },
    view: () => ({ destroy: () => drag?.stop() }),
  });
}

export function setHandledSpans(
  transaction: Transaction,
  spans: readonly HandledSpan[],
): Transaction {
  return transaction.setMeta(handlesKey, { spans, preview: null });
}

export function handledSpans(state: EditorState): readonly HandledSpan[] {
  return handlesKey.getState(state)?.spans ?? [];
}

function handlesAfter(transaction: Transaction, handles: Handles): Handles {
  const change = transaction.getMeta(handlesKey) as Partial<Handles> | undefined;
  if (change === undefined) {
    if (!transaction.docChanged) return handles;
    return {
      spans: handles.spans.map((span) => carried(span, transaction)),
      preview: handles.preview === null ? null : carried(handles.preview, transaction),
      decorations: handles.decorations.map(transaction.mapping, transaction.doc),
    };
  }
  const { spans, preview } = { ...handles, ...change };
  const place = (offset: number): number => positionOf(transaction.doc, offset);
  const decorations = spans.flatMap((span) => [
    handle(span, 'start', place(span.start)),
    handle(span, 'end', place(span.end)),
  ]);
  if (preview !== null) {
    const [from, to] = [place(preview.start), place(preview.end)];
    decorations.push(Decoration.inline(from, to, { class: 'edge-preview' }));
  }
  return { spans, preview, decorations: DecorationSet.create(transaction.doc, decorations) };
}

/** A span where its words are after a change of the text. */
function carried<S extends Span>(span: S, { before, doc, mapping }: Transaction): S {
  const place = (offset: number, side: 1 | -1): number =>
    offsetOf(doc, mapping.map(positionOf(before, offset), side));
  const [start, end] = [place(span.start, 1), place(span.end, -1)];
  return { ...span, start, end: Math.max(start, end) };
}

function handle({ index }: HandledSpan, edge: Edge, position: number): Decoration {
  return Decoration.widget(position, () => renderHandle(index, edge), {
    key: `handle ${index} ${edge}`,
    side: edge === 'start' ? 1 : -1,
    ignoreSelection: true,
  });
}

/** For pointers only: keys move edges too, and a screen reader would meet it amid the words. */
function renderHandle(index: number, edge: Edge): HTMLElement {
  const element = document.createElement('span');
  element.className = `edge-handle is-${edge}`;
  element.setAttribute('aria-hidden', 'true');
  element.dataset['handle'] = String(index);
  element.dataset['edge'] = edge;
  const grip = document.createElement('span');
  grip.className = 'grip';
  element.append(grip);
  return element;
}

function handleUnder({ target }: Event): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('.edge-handle') : null;
}

function isOnHandle(event: Event): boolean {
  return handleUnder(event) !== null;
}

function prevent(event: Event): true {
  event.preventDefault();
  return true;
}

/** Which of the spans is dragged, and by which edge. */
interface Grip {
  readonly index: number;
  readonly edge: Edge;
}

function gripUnder({ state }: EditorView, event: PointerEvent): Grip | null {
  const element = handleUnder(event);
  const edge: Edge = element?.dataset['edge'] === 'start' ? 'start' : 'end';
  const index = Number(element?.dataset['handle']);
  return spanAt(state, index) === undefined || event.button !== 0 ? null : { index, edge };
}

function spanAt(state: EditorState, index: number): HandledSpan | undefined {
  return handledSpans(state).find((span) => span.index === index);
}

/** From pressing a handle to letting it go, or to Escape. */
class Drag {
  readonly #view: EditorView;
  readonly #grip: Grip;
  readonly #options: EdgeHandleOptions;
  /** From the pointer to the middle of the line: a finger lies below the words it means. */
  readonly #reach: { readonly x: number; readonly y: number };
  readonly #listening = new AbortController();
  #dragged: DraggedEdge | null = null;

  constructor(
    view: EditorView,
    grip: Grip,
    options: EdgeHandleOptions,
    { clientX, clientY }: PointerEvent,
  ) {
    this.#view = view;
    this.#grip = grip;
    this.#options = options;
    const offset = spanAt(view.state, grip.index)?.[grip.edge] ?? 0;
    const place = view.coordsAtPos(
      positionOf(view.state.doc, offset),
      grip.edge === 'start' ? 1 : -1,
    );
    this.#reach = { x: place.left - clientX, y: (place.top + place.bottom) / 2 - clientY };
    const { ownerDocument } = view.dom;
    const { signal } = this.#listening;
    ownerDocument.addEventListener('pointermove', this.#move, { signal });
    ownerDocument.addEventListener('pointerup', this.#drop, { signal });
    ownerDocument.addEventListener('pointercancel', this.#finish, { signal });
    ownerDocument.addEventListener('keydown', this.#onKey, { signal, capture: true });
  }

  readonly #move = ({ clientX, clientY, altKey }: PointerEvent): void => {
    if (this.#view.isDestroyed) return this.stop();
    const { state } = this.#view;
    const { index, edge } = this.#grip;
    const span = spanAt(state, index);
    const place = this.#view.posAtCoords({
      left: clientX + this.#reach.x,
      top: clientY + this.#reach.y,
    });
    if (span === undefined || place === null) return;
    this.#dragged = { span, edge, to: offsetOf(state.doc, place.pos), exactly: altKey };
    this.#show(this.#options.preview(this.#dragged));
  };

  readonly #drop = (): void => {
    const dragged = this.#view.isDestroyed ? null : this.#asItIs();
    this.#finish();
    if (dragged !== null) this.#options.onDragged(dragged);
  };

  /** Words may have come or gone above since the pointer last moved: those it was on are meant. */
  #asItIs(): DraggedEdge | null {
    const dragged = this.#dragged;
    const span = spanAt(this.#view.state, this.#grip.index);
    if (dragged === null || span === undefined) return null;
    const { edge, to } = dragged;
    return { ...dragged, span, to: to + span[edge] - dragged.span[edge] };
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#finish();
  };

  /** Ends it without another word to the view. */
  stop(): void {
    this.#listening.abort();
  }

  readonly #finish = (): void => {
    this.stop();
    if (!this.#view.isDestroyed) this.#show(null);
  };

  #show(preview: Span | null): void {
    this.#view.dispatch(this.#view.state.tr.setMeta(handlesKey, { preview }));
  }
}
