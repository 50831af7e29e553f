import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { TagId } from '#domain/ids.ts';
import { indexIntervals } from '#domain/span/interval-index.ts';
import type { Span } from '#domain/span/span.ts';
import { texts } from '#texts/texts.ts';
import { blocksNear, covers, NO_BLOCKS, type BlockRange } from './blocks-in-view.ts';
import { NO_TAGS, type DrawnSpan, type DrawnTags, type LanedSpan } from './drawn-tags.ts';
import { labelsAbove, shortLabel } from './labels-above.ts';
import { blocksIn, type PlacedBlock } from './positions.ts';
import { piecesOf, type TagPiece } from './tag-pieces.ts';

/** Tags are drawn this many windows beyond the one in view, so that scrolling finds them there. */
const DRAWN_SCREENS = 1.5;
/** When scrolling comes closer than this to where drawing ends, more is drawn. */
const NEEDED_SCREENS = 0.5;
/** What is drawn before the window is known: of a dense text, all that a large one shows and needs. */
const FIRST_CHARACTERS = 12_000;
/** Underlines below this many lanes would reach into the next line. */
const LANES = 5;
/** From this lane on they are set closer, to stay apart from it. */
const DEEP_LANE = 3;

interface Drawing {
  readonly tags: DrawnTags;
  readonly selectedId: TagId | null;
  readonly blocks: BlockRange;
  /** Where elements of other drawings begin and end. */
  readonly edges: readonly number[];
  readonly decorations: DecorationSet;
}

type Drawn = Omit<Drawing, 'decorations'>;
type Redraw = Partial<Drawn>;

const drawingKey = new PluginKey<Drawing>('tag drawing');

/**
 * Draws the tags of the blocks in and near the view as real elements, whatever
 * the length of the article; all of them while it is printed.
 */
export function tagDrawing(tags: DrawnTags = NO_TAGS): Plugin<Drawing> {
  return new Plugin<Drawing>({
    key: drawingKey,
    state: {
      init: (_config, { doc }) =>
        withDecorations(doc, { tags, selectedId: null, blocks: blocksAtTop(doc), edges: [] }),
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

/** Cuts tags where something else that is drawn cuts them, so that each begins and ends once. */
export function setEdgesBeside(transaction: Transaction, edges: readonly number[]): Transaction {
  return transaction.setMeta(drawingKey, { edges } satisfies Redraw);
}

/** Marks the tag that is worked on. */
export function setSelectedTag(transaction: Transaction, selectedId: TagId | null): Transaction {
  return transaction.setMeta(drawingKey, { selectedId } satisfies Redraw);
}

export function drawnTags(state: EditorState): DrawnTags {
  return drawingKey.getState(state)?.tags ?? NO_TAGS;
}

function drawingAfter(transaction: Transaction, drawing: Drawing): Drawing {
  const redraw = transaction.getMeta(drawingKey) as Redraw | undefined;
  if (redraw !== undefined) return withDecorations(transaction.doc, { ...drawing, ...redraw });
  if (!transaction.docChanged) return drawing;
  // Until the tags are found again in the new text, they move along with it.
  return {
    ...drawing,
    decorations: drawing.decorations.map(transaction.mapping, transaction.doc),
  };
}

/** As many blocks as fill a large window and the room below it, of which nothing is known before it is painted. */
function blocksAtTop(doc: Node): BlockRange {
  let [end, size] = [0, 0];
  for (; end < doc.childCount && size < FIRST_CHARACTERS; end += 1) size += doc.child(end).nodeSize;
  return { first: 0, end };
}

/** Block by block, so that the cost is that of what is drawn, wherever it stands. */
function withDecorations(doc: Node, drawn: Drawn): Drawing {
  const blocks = blocksIn(doc, drawn.blocks);
  const spans = indexIntervals(drawn.tags.overlapping(wordsOfAll(blocks)), ({ span }) => span);
  const decorations = blocks.flatMap((block) =>
    decorateBlock(block, spans.overlapping(wordsOfBlock(block)), drawn),
  );
  return { ...drawn, decorations: DecorationSet.create(doc, decorations) };
}

function wordsOfBlock({ node, start }: PlacedBlock): Span {
  return { start, end: start + node.content.size };
}

function wordsOfAll(blocks: readonly PlacedBlock[]): Span {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  return { start: first.start, end: wordsOfBlock(last).end };
}

function decorateBlock(
  block: PlacedBlock,
  spans: readonly LanedSpan[],
  { selectedId, edges }: Drawn,
): Decoration[] {
  const toPosition = block.position + 1 - block.start;
  const words = wordsOfBlock(block);
  const selected = spans.filter(({ tag }) => tag.id === selectedId).map(({ span }) => span);
  const look: Look = {
    selectedId,
    isDeep: spans.some(({ lane }) => lane >= DEEP_LANE),
    labels: labelsAbove(selected.filter(({ start }) => start >= words.start)),
  };
  return piecesOf(spans, block.node, { words, edges }).map((piece) =>
    Decoration.inline(piece.start + toPosition, piece.end + toPosition, attributesOf(piece, look)),
  );
}

/** How the tags of a block look. */
interface Look {
  readonly selectedId: TagId | null;
  /** Many are drawn below each other. */
  readonly isDeep: boolean;
  /** What stands above the spans of the selected tag. */
  readonly labels: ReadonlyMap<DrawnSpan, string>;
}

function attributesOf(
  { laned: { tag, span, lane }, isFirst, isLast }: TagPiece,
  { selectedId, isDeep, labels }: Look,
): Record<string, string> {
  const selected = tag.id === selectedId ? ' is-selected' : '';
  const deep = isDeep ? ' is-deep' : '';
  const label = isFirst ? labels.get(span) : undefined;
  const { begins, ends } = texts.editor.tag;
  return {
    nodeName: 'span',
    class: `tag is-${tag.state} is-${span.role}${selected}${deep}`,
    style: `--tag: var(--tag-${tag.colour}); --tag-wash: var(--tag-${tag.colour}-wash); --lane: ${Math.min(lane, LANES - 1)}`,
    'data-tag': tag.id,
    'data-label': shortLabel(span.name),
    // Told by generated content, so that the text and its offsets stay the article's.
    ...(isFirst && { 'data-begins': begins[tag.state](span.name) }),
    ...(label !== undefined && { 'data-above': label }),
    ...(isLast && { 'data-ends': ends(span.name) }),
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
    // To ask where blocks are before the first frame would lay them out twice.
    this.#frame = this.#window.requestAnimationFrame(() => {
      this.#frame = null;
      this.#schedule();
    });
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
