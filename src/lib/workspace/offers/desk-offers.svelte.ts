import { kindOf } from '#domain/codebook/codebook.ts';
import type { Speaker } from '#domain/quotes/surroundings.ts';
import type { TagId } from '#domain/ids.ts';
import type { EarlierChoice } from '#domain/register/suggestions.ts';
import type { EntityReference } from '#domain/tag/tag.ts';
import { texts } from '#texts/texts.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { offerWords, tagOffer, type TagOffer } from './tag-offer.ts';

/**
 * What the desk found around the tag that was just made. It is looked for again
 * whenever text, tags or register change, so what is shown is what is taken.
 */
export class DeskOffers {
  readonly #desk: Desk;
  readonly #learnt: () => readonly EarlierChoice[];
  #dismissed = $state.raw<TagId | null>(null);

  readonly current: TagOffer | null = $derived.by(() => this.#look());

  /** `learnt` answers whom words meant in other articles, as far as it is known. */
  constructor(desk: Desk, learnt: () => readonly EarlierChoice[]) {
    this.#desk = desk;
    this.#learnt = learnt;
  }

  /** Adds all that is offered to the tag, as one step. Answers whether there was an offer. */
  take(): boolean {
    const offer = this.current;
    const tag = this.#desk.selected;
    if (offer === null || tag === undefined) return false;
    this.#desk.step(() => {
      const fields = offer.speaker === null ? {} : this.#speakerField(offer.speaker);
      this.#desk.edits.fill(tag, offer.parts, { ...offer.fields, ...fields });
    });
    this.#dismissed = tag.id;
    this.#desk.announce(texts.offers.added(offerWords(offer)));
    return true;
  }

  /** Leaves the tag as it is. Answers whether there was an offer. */
  dismiss(): boolean {
    if (this.current === null) return false;
    this.#dismissed = this.current.tagId;
    this.#desk.announce(texts.offers.dismissed);
    return true;
  }

  /** Only for a tag that was just made, while nothing else is selected: an offer is never in the way. */
  #look(): TagOffer | null {
    const { article, selected, freshId, mode, rights, selection, language } = this.#desk;
    if (selected === undefined || selected.id !== freshId || selected.id === this.#dismissed)
      return null;
    if (mode === 'edit' || !rights.tag || selection !== null) return null;
    const { text, tags, register } = article;
    return tagOffer(selected, {
      text,
      tags,
      register,
      language,
      learnt: this.#learnt,
      mayAddEntities: rights.addEntities,
    });
  }

  #speakerField({
    field,
    speaker,
  }: NonNullable<TagOffer['speaker']>): Record<string, EntityReference> {
    return { [field.id]: this.#referenceTo(speaker) };
  }

  #referenceTo(speaker: Speaker): EntityReference {
    switch (speaker.does) {
      case 'point':
        return { entity: speaker.entity };
      case 'create':
        return { entity: this.#desk.edits.addEntity(speaker.name, this.#typeOf(speaker)) };
      case 'leave-unnamed':
        return { unnamed: speaker.description };
    }
  }

  /** The codebook's label of that id, or its first. */
  #typeOf({ type }: Extract<Speaker, { does: 'create' }>): string {
    const labels = kindOf(this.#desk.codebook, 'entity')?.labels ?? [];
    return (labels.find(({ id }) => id === type) ?? labels[0])?.id ?? type;
  }
}
