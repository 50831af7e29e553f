import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Span } from '#domain/span/span.ts';
import { positionOf } from './positions.ts';

/** Words that are offered as part of a tag. */
export interface DrawnOffer extends Span {
  /** What a pointer resting on them is told. */
  readonly name: string;
}

const offersKey = new PluginKey<DecorationSet>('offers');

/** Outlines what is offered, until it is taken or gone. */
export function offerDrawing(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: offersKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, decorations) {
        const offers = transaction.getMeta(offersKey) as readonly DrawnOffer[] | undefined;
        if (offers !== undefined) return decorate(transaction.doc, offers);
        return decorations.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => offersKey.getState(state) },
  });
}

export function setDrawnOffers(
  transaction: Transaction,
  offers: readonly DrawnOffer[],
): Transaction {
  return transaction.setMeta(offersKey, offers);
}

function decorate(doc: Node, offers: readonly DrawnOffer[]): DecorationSet {
  return DecorationSet.create(
    doc,
    offers.map(({ start, end, name }) =>
      Decoration.inline(positionOf(doc, start), positionOf(doc, end), {
        class: 'offered',
        title: name,
      }),
    ),
  );
}
