import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { positionOf } from './positions.ts';

/** Where somebody else is, in offsets of the text as it is now. */
export interface DrawnCaret {
  /** One page of one person: somebody may be here twice. */
  readonly id: number;
  readonly name: string;
  /** A colour as CSS takes it. */
  readonly colour: string;
  readonly anchor: number;
  readonly head: number;
}

const caretsKey = new PluginKey<DecorationSet>('carets');

/** Draws other people's carets, with their names, and what they have selected. */
export function caretDrawing(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, decorations) {
        const carets = transaction.getMeta(caretsKey) as readonly DrawnCaret[] | undefined;
        if (carets !== undefined) return decorate(transaction.doc, carets);
        return decorations.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => caretsKey.getState(state) },
  });
}

export function setDrawnCarets(
  transaction: Transaction,
  carets: readonly DrawnCaret[],
): Transaction {
  return transaction.setMeta(caretsKey, carets);
}

function decorate(doc: Node, carets: readonly DrawnCaret[]): DecorationSet {
  return DecorationSet.create(
    doc,
    carets.flatMap((caret) => decorationsOf(doc, caret)),
  );
}

function decorationsOf(doc: Node, caret: DrawnCaret): Decoration[] {
  const { id, name, colour, anchor, head } = caret;
  const [from = 0, to = 0] = [anchor, head]
    .map((offset) => positionOf(doc, offset))
    .toSorted((one, other) => one - other);
  const style = `--peer: ${colour}`;
  const place = Decoration.widget(positionOf(doc, head), () => renderCaret(caret), {
    key: `${id} ${name} ${colour}`,
    side: 10,
    ignoreSelection: true,
  });
  const selected = Decoration.inline(from, to, { class: 'peer-selection', style });
  return from === to ? [place] : [selected, place];
}

/** Who is where is told in the list of people; here it would be read in the middle of a word. */
function renderCaret({ name, colour }: DrawnCaret): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'peer-caret';
  caret.style.setProperty('--peer', colour);
  caret.setAttribute('aria-hidden', 'true');
  caret.dataset['name'] = name;
  return caret;
}
