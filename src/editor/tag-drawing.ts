import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Span } from '#domain/span/span.ts';
import { blocksNear, covers, NO_BLOCKS, type BlockRange } from './blocks-in-view.ts';
import { NO_TAGS, type DrawnTags, type LanedSpan } from './drawn-tags.ts';

/** Tags are drawn this many windows beyond the one in view, so that scrolling finds them there. */
const DRAWN_SCREENS = 1.5;
/** When scrolling comes closer than this to where drawing ends, more is drawn. */
const NEEDED_SCREENS = 0.5;
/** Underlines below this many lanes would reach into the next line. */
const LANES = 5;

interface Drawing {
  readonly tags: DrawnTags;
  readonly blocks: BlockRange;
  readonly decorations: DecorationSet;
}

type Redraw = Partial<Pick<Drawing, 'tags' | 'blocks'>>;

const drawingKey = new PluginKey<Drawing>('tag drawing');

/**
 * Draws the tags of the blocks in and near the view as real elements, whatever
 * the length of the article; all of them while it is printed.
 */
export function tagDrawing(): Plugin<Drawing> {
  return new Plugin<Drawing>({
    key: drawingKey,
    state: {
      init: () => ({ tags: NO_TAGS, blocks: NO_BLOCKS, decorations: DecorationSet.empty }),
      apply: (transaction, drawing) => drawingAfter(transaction, drawing),
    },
    props: {
      decorations: (state) => drawingKey.getState(state)?.decorations,
    },
    view: (view) => new DrawingView(view),
  });
}

/** Shows these tags from now on; their offsets belong to the text as it is. */
export function setDrawnTags(transaction: Transaction, tags: DrawnTags): Transaction {
  return transaction.setMeta(drawingKey, { tags } satisfies Redraw);
}

export function drawnTags(state: EditorState): DrawnTags {
  return drawingKey.getState(state)?.tags ?? NO_TAGS;
}

function drawingAfter(transaction: Transaction, drawing: Drawing): Drawing {
  const redraw = transaction.getMeta(drawingKey) as Redraw | undefined;
  if (redraw !== undefined) {
    const { tags, blocks } = { ...drawing, ...redraw };
    return { tags, blocks, decorations: decorate(transaction.doc, tags, blocks) };
  }
  if (!transaction.docChanged) return drawing;
  // Until the tags are found again in the new text, they move along with it.
  return {
    ...drawing,
    decorations: drawing.decorations.map(transaction.mapping, transaction.doc),
  };
}

/** Block by block, so that the cost is that of what is drawn, wherever it stands. */
function decorate(doc: Node, tags: DrawnTags, { first, end }: BlockRange): DecorationSet {
  const decorations: Decoration[] = [];
  let start = 0;
  let position = 0;
  for (const [index, block] of doc.children.slice(0, end).entries()) {
    const words = { start, end: start + block.content.size };
    if (index >= first) decorations.push(...decorateBlock(tags, words, position + 1));
    start = words.end + 1;
    position += block.nodeSize;
  }
  return DecorationSet.create(doc, decorations);
}

/** @param position of the block's first character */
function decorateBlock(tags: DrawnTags, words: Span, position: number): Decoration[] {
  return tags.overlapping(words).map((laned) => {
    const from = Math.max(laned.span.start, words.start) - words.start;
    const to = Math.min(laned.span.end, words.end) - words.start;
    return Decoration.inline(position + from, position + to, attributesOf(laned));
  });
}

function attributesOf({ tag, span, lane }: LanedSpan): Record<string, string> {
  const states = [tag.isSelected ? 'is-selected' : '', `is-${tag.state}`, `is-${span.role}`];
  const colours = `--tag: var(--tag-${tag.colour}); --tag-wash: var(--tag-${tag.colour}-wash)`;
  return {
    nodeName: 'span',
    class: ['tag', ...states].join(' ').replace(/ +/g, ' '),
    style: `${colours}; --lane: ${Math.min(lane, LANES - 1)}`,
    title: tag.name,
    'data-tag': tag.id,
  };
}

/** Watches what comes into view. */
class DrawingView {
  readonly #view: EditorView;
  readonly #window: Window;
  #frame: number | null = null;

  constructor(view: EditorView) {
    this.#view = view;
    this.#window = view.dom.ownerDocument.defaultView ?? window;
    this.#window.addEventListener('scroll', this.#schedule, { capture: true, passive: true });
    this.#window.addEventListener('resize', this.#schedule, { passive: true });
    this.#window.addEventListener('beforeprint', this.#drawAll);
    this.#window.addEventListener('afterprint', this.#drawNear);
    this.#schedule();
  }

  update(_view: EditorView, before: EditorState): void {
    if (before.doc.childCount !== this.#view.state.doc.childCount) this.#schedule();
  }

  destroy(): void {
    if (this.#frame !== null) this.#window.cancelAnimationFrame(this.#frame);
    this.#window.removeEventListener('scroll', this.#schedule, { capture: true });
    this.#window.removeEventListener('resize', this.#schedule);
    this.#window.removeEventListener('beforeprint', this.#drawAll);
    this.#window.removeEventListener('afterprint', this.#drawNear);
  }

  readonly #schedule = (): void => {
    this.#frame ??= this.#window.requestAnimationFrame(() => {
      this.#frame = null;
      const { dom, state } = this.#view;
      const drawn = drawingKey.getState(state)?.blocks ?? NO_BLOCKS;
      if (!covers(drawn, blocksNear(dom, NEEDED_SCREENS))) this.#drawNear();
    });
  };

  readonly #drawNear = (): void => this.#draw(blocksNear(this.#view.dom, DRAWN_SCREENS));

  readonly #drawAll = (): void => {
    this.#draw({ first: 0, end: this.#view.state.doc.childCount });
  };

  #draw(blocks: BlockRange): void {
    const { state } = this.#view;
    this.#view.dispatch(state.tr.setMeta(drawingKey, { blocks } satisfies Redraw));
  }
}
