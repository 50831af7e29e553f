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
      ...handles,
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

type Grip = Pick<DraggedEdge, 'span' | 'edge'>;

function gripUnder({ state }: EditorView, event: PointerEvent): Grip | null {
  const element = handleUnder(event);
  const edge: Edge = element?.dataset['edge'] === 'start' ? 'start' : 'end';
  const span = handledSpans(state).find(
    ({ index }) => String(index) === element?.dataset['handle'],
  );
  return span === undefined || event.button !== 0 ? null : { span, edge };
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
    const offset = grip.span[grip.edge];
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
    const place = this.#view.posAtCoords({
      left: clientX + this.#reach.x,
      top: clientY + this.#reach.y,
    });
    if (place === null) return;
    const to = offsetOf(this.#view.state.doc, place.pos);
    this.#dragged = { ...this.#grip, to, exactly: altKey };
    this.#show(this.#options.preview(this.#dragged));
  };

  readonly #drop = (): void => {
    const dragged = this.#dragged;
    this.#finish();
    if (dragged !== null && !this.#view.isDestroyed) this.#options.onDragged(dragged);
  };

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
