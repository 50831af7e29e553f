import type { Named } from '#domain/codebook/codebook.ts';
import { getDraft } from './codebook-draft.svelte.ts';
import { idFor } from './lists.ts';

/** Something of the codebook that has a name field: its path tells it from others on the page. */
interface NamedThing {
  readonly item: Named;
  readonly path: string;
  readonly address: string;
  /** Ids of the others in its list. */
  readonly taken: readonly string[];
}

/**
 * The names on a page of the codebook while they are written. What is new gets its id of its
 * name, once the name is left; a name that is mended takes such an id along, until it is saved,
 * changed by hand, or something refers to it.
 */
export class Naming {
  readonly #draft = getDraft();
  #open = $state.raw<{ readonly path: string; readonly before: string } | null>(null);

  begin({ path, item }: NamedThing): void {
    this.#open = { path, before: item.name };
  }

  /** The name is left: says which id the thing has from here on, where that is another one. */
  end(thing: NamedThing, onid: (id: string) => void): void {
    const before = this.#open?.before ?? '';
    this.#open = null;
    const id = this.#idOf(thing, before);
    if (id !== thing.item.id) onid(id);
  }

  #idOf({ item, address, taken }: NamedThing, before: string): string {
    if (item.name.trim() === '') return item.id;
    if (item.id === '') return idFor(item.name, taken);
    const isFixed = this.#draft.isSaved(address) || this.#draft.isReferredTo(address);
    return isFixed || item.id !== idFor(before, taken) ? item.id : idFor(item.name, taken);
  }

  /** What is wrong with a name. Of one still to be written it is said where the codebook is saved. */
  problemOf({ path, item }: NamedThing): string | undefined {
    const isToCome = item.id === '' && item.name === '';
    return isToCome ? undefined : this.#draft.problemAt(`${path}.name`);
  }

  /** What is wrong with an id; of one that is still to be made nothing is. */
  problemOfId({ path, item }: NamedThing): string | undefined {
    const isToCome = item.id === '' && (item.name === '' || this.#open?.path === path);
    return isToCome ? undefined : this.#draft.problemAt(`${path}.id`);
  }
}
