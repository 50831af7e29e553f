import type { LayerTag } from '#collab/layer-document.ts';
import { kindOf, labelOf } from '#domain/codebook/codebook.ts';
import { ownPlaces } from '#domain/layer/order.ts';
import type { Link } from '#domain/tag/tag.ts';
import { texts } from '#texts/texts.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import type { LostWords } from './lost-words.ts';
import { reattachmentsOf, type Reattachment } from './reattach.ts';

/** What can be had back at a desk: earlier states of tags, removed tags, and places of words that were lost. */
export class DeskPast {
  readonly #desk: Desk;
  /** Where the words that the selected tag lost stand now. */
  readonly reattachments: readonly Reattachment[] = $derived.by(() => {
    const { selected, article } = this.#desk;
    return selected === undefined ? [] : reattachmentsOf(selected, article.text);
  });

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Makes a tag what it was; a removed one comes with those of its links that still have both ends. */
  putBack(tag: LayerTag, links: readonly Link[] = []): void {
    const desk = this.#desk;
    if (!desk.rights.tag) return desk.voice.explain(texts.past.mayNot);
    desk.step(() => desk.edits.putBack(tag, links));
    desk.selectedId = tag.id;
    const isDetached = desk.selected?.isDetached ?? false;
    const [name, words] = [this.nameOf(tag), this.wordsOf(tag)];
    desk.voice.say(texts.past.putBack({ tag: name, words, isDetached }));
  }

  /** Attaches the selected tag to where its words stand now; false when there is nothing to attach. */
  reattach(): boolean {
    const desk = this.#desk;
    const tag = desk.selected;
    const found = this.reattachments;
    if (tag === undefined || found.length === 0 || !desk.rights.tag) return false;
    desk.step(() => desk.edits.reattach(tag, found));
    desk.voice.say(texts.past.reattached(tag.name, tag.words));
    const [first] = found;
    if (first !== undefined) desk.textPane?.reveal(first.span);
    return true;
  }

  /** Gives words that the selected tag lost the selected ones. */
  attach(lost: LostWords): void {
    const desk = this.#desk;
    const tag = desk.selected;
    const span = desk.textPane?.selection() ?? null;
    if (tag === undefined || span === null || !desk.may('tag')) return;
    desk.step(() => desk.edits.attachSpan(tag, lost, span));
    desk.textPane?.collapse();
    const words = desk.article.text.slice(span.start, span.end);
    desk.voice.say(texts.desk.parts.attached(words, lost.part));
  }

  /** A tag that may not be there any more, by the codebook. */
  nameOf({ kind: kindId, label }: LayerTag): string {
    const kind = kindOf(this.#desk.codebook, kindId);
    const known = kind === undefined ? undefined : labelOf(kind, label);
    return known?.name ?? kind?.name ?? label ?? kindId;
  }

  wordsOf(tag: LayerTag): string {
    return ownPlaces(this.#desk.codebook, tag)
      .map(({ quote }) => quote)
      .join(' … ');
  }
}
