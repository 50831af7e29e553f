import type { TagId } from '#domain/ids.ts';
import { texts } from '#texts/texts.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { offerSources, type Learnt } from './offer-sources.ts';
import { offerWords, tagOffer, type TagOffer } from './tag-offer.ts';
import { takeOffer } from './take-offer.ts';

/**
 * What the desk found around the tag that was just made, or that was asked about. It is
 * looked for again whenever text, tags or register change, so what is shown is what is taken.
 */
export class DeskOffers {
  readonly #desk: Desk;
  readonly #learnt: Learnt;
  #dismissed = $state.raw<TagId | null>(null);

  readonly current: TagOffer | null = $derived.by(() => this.#look());

  constructor(desk: Desk, learnt: Learnt) {
    this.#desk = desk;
    this.#learnt = learnt;
  }

  /** Looks around the selected tag, whenever it was made. */
  ask(): void {
    const { selected, textPane } = this.#desk;
    if (selected === undefined) return this.#desk.voice.explain(texts.offers.selectTagFirst);
    if (!this.#desk.may('tag')) return;
    textPane?.collapse();
    this.#desk.lookAroundId = selected.id;
    this.#dismissed = null;
    if (this.current === null) this.#desk.voice.explain(texts.rounds.nothingAround);
  }

  /** Adds all that is offered to the tag, as one step. Answers whether there was an offer. */
  take(): boolean {
    const offer = this.current;
    const tag = this.#desk.selected;
    if (offer === null || tag === undefined) return false;
    this.#desk.step(() => takeOffer(this.#desk, tag, offer));
    this.#dismissed = tag.id;
    this.#desk.voice.say(texts.offers.added(offerWords(offer)));
    return true;
  }

  /** Leaves the tag as it is. Answers whether there was an offer. */
  dismiss(): boolean {
    if (this.current === null) return false;
    this.#dismissed = this.current.tagId;
    this.#desk.voice.say(texts.offers.dismissed);
    return true;
  }

  /** Only while nothing else is selected: an offer is never in the way. */
  #look(): TagOffer | null {
    const { selected, lookAroundId, mode, rights, selection } = this.#desk;
    if (selected === undefined || selected.id !== lookAroundId) return null;
    if (selected.id === this.#dismissed) return null;
    if (mode === 'edit' || !rights.tag || selection !== null) return null;
    return tagOffer(selected, offerSources(this.#desk, this.#learnt));
  }
}
