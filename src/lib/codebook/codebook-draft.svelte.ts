import { createContext } from 'svelte';
import { adopted } from '#domain/codebook/adopt.ts';
import { changesBetween } from '#domain/codebook/changes.ts';
import { checkCodebook } from '#domain/codebook/check-codebook.ts';
import { colourWarnings } from '#domain/codebook/check-colours.ts';
import type { Codebook, Kind, Label, LinkType } from '#domain/codebook/codebook.ts';
import { merged } from '#domain/codebook/merge.ts';
import { isReferredTo } from '#domain/codebook/references.ts';
import { addressesIn, type CodebookUsage } from '#domain/codebook/usage.ts';
import { texts } from '#texts/texts.ts';
import type { DraftKeeper } from './kept-draft.ts';
import { moved } from './lists.ts';
import { labelAt, kindAt, linkTypeAt, pathOf, type Place } from './place.ts';

interface Version {
  readonly version: number;
  readonly codebook: Codebook;
}

/** What to make of a thing; what is undefined goes. */
export type Change<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** A codebook while somebody changes it: what differs, what is wrong, and what a colleague did meanwhile. */
export class CodebookDraft {
  codebook = $state.raw<Codebook>({ kinds: [], linkTypes: [] });
  note = $state('');
  place = $state.raw<Place>({ type: 'kind', kind: 0 });
  /** How often tags use things; null until it is counted. */
  usage = $state.raw<CodebookUsage | null>(null);
  /** The saved version that the draft is of. */
  base = $state.raw<Version>({ version: 0, codebook: { kinds: [], linkTypes: [] } });
  /** A later version, saved by a colleague, that the draft knows nothing of. */
  overtaken = $state.raw<Version | null>(null);
  /** The draft was begun on an earlier visit. */
  wasKept = $state.raw(false);
  /** This browser keeps no unsaved work. */
  isUnkept = $state.raw(false);

  readonly changes = $derived(changesBetween(this.base.codebook, this.codebook));
  readonly isChanged = $derived(this.changes.length > 0);
  readonly problems = $derived(checkCodebook(this.codebook));
  readonly #messageByPath = $derived(
    new Map(this.problems.map(({ path, message }) => [path, message])),
  );
  readonly #warningByPath = $derived(
    new Map(colourWarnings(this.codebook).map(({ path, message }) => [path, message])),
  );
  readonly #saved = $derived(new Set(addressesIn(this.base.codebook)));
  readonly #keeper: DraftKeeper;

  constructor(current: Version, keeper: DraftKeeper) {
    this.#keeper = keeper;
    this.base = current;
    this.codebook = current.codebook;
    const kept = keeper.find();
    if (kept === null) return;
    this.base = { version: kept.version, codebook: kept.base };
    this.codebook = kept.codebook;
    this.note = kept.note;
    this.wasKept = true;
    this.hear(current);
  }

  problemAt(path: string): string | undefined {
    return this.#messageByPath.get(path);
  }

  warningAt(path: string): string | undefined {
    return this.#warningByPath.get(path);
  }

  /** How many problems there are in a place of the codebook and below. */
  problemsIn(path: string): number {
    return this.problems.filter((one) => one.path === path || one.path.startsWith(`${path}.`))
      .length;
  }

  /** Whether the thing was saved before: its id stands in tags and exports. */
  isSaved(address: string): boolean {
    return this.#saved.has(address);
  }

  /** Whether something else in the draft names it by its id. */
  isReferredTo(address: string): boolean {
    return isReferredTo(this.codebook, address);
  }

  /** How many tags use it; null while they are counted. */
  usesOf(address: string): number | null {
    return this.usage === null ? null : (this.usage[address] ?? 0);
  }

  change(codebook: Codebook): void {
    this.codebook = codebook;
    this.keep();
  }

  changeKind(at: number, change: Change<Kind>): void {
    const kinds = this.codebook.kinds.map((kind, index) =>
      index === at ? tidy<Kind>({ ...kind, ...change }) : kind,
    );
    this.change({ ...this.codebook, kinds });
  }

  changeLabel(kind: number, at: number, change: Change<Label>): void {
    const labels = this.codebook.kinds[kind]?.labels.map((label, index) =>
      index === at ? tidy<Label>({ ...label, ...change }) : label,
    );
    if (labels !== undefined) this.changeKind(kind, { labels });
  }

  changeLinkType(at: number, change: Change<LinkType>): void {
    const linkTypes = this.codebook.linkTypes.map((type, index) =>
      index === at ? tidy<LinkType>({ ...type, ...change }) : type,
    );
    this.change({ ...this.codebook, linkTypes });
  }

  addKind(): void {
    const kinds = [...this.codebook.kinds, NEW_KIND];
    this.change({ ...this.codebook, kinds });
    this.place = { type: 'kind', kind: kinds.length - 1 };
  }

  addLabel(kind: number): void {
    const labels = [...(this.codebook.kinds[kind]?.labels ?? []), NEW];
    this.changeKind(kind, { labels });
    this.place = { type: 'label', kind, label: labels.length - 1 };
  }

  addLinkType(): void {
    const linkTypes = [...this.codebook.linkTypes, { ...NEW, from: [], to: [] }];
    this.change({ ...this.codebook, linkTypes });
    this.place = { type: 'link-type', at: linkTypes.length - 1 };
  }

  /** Moves what is open a step up or down among its like. */
  move(place: Place, by: 1 | -1): void {
    const { kinds, linkTypes } = this.codebook;
    if (place.type === 'kind') {
      this.change({ ...this.codebook, kinds: moved(kinds, place.kind, by) });
      this.place = { ...place, kind: within(place.kind + by, kinds) };
    } else if (place.type === 'label') {
      const labels = kindAt(this.codebook, place)?.labels ?? [];
      this.changeKind(place.kind, { labels: moved(labels, place.label, by) });
      this.place = { ...place, label: within(place.label + by, labels) };
    } else if (place.type === 'link-type') {
      this.change({ ...this.codebook, linkTypes: moved(linkTypes, place.at, by) });
      this.place = { ...place, at: within(place.at + by, linkTypes) };
    }
  }

  /** Takes what is open out of the codebook; only for what no tag uses. */
  remove(place: Place): void {
    const { kinds, linkTypes } = this.codebook;
    if (place.type === 'kind')
      this.change({ ...this.codebook, kinds: kinds.toSpliced(place.kind, 1) });
    else if (place.type === 'label') {
      const labels = kindAt(this.codebook, place)?.labels ?? [];
      this.changeKind(place.kind, { labels: labels.toSpliced(place.label, 1) });
    } else if (place.type === 'link-type')
      this.change({ ...this.codebook, linkTypes: linkTypes.toSpliced(place.at, 1) });
    this.place = { type: 'kind', kind: 'kind' in place && place.type === 'label' ? place.kind : 0 };
  }

  retire(place: Place, retired: boolean): void {
    if (place.type === 'kind') this.changeKind(place.kind, { retired });
    else if (place.type === 'label') this.changeLabel(place.kind, place.label, { retired });
    else if (place.type === 'link-type') this.changeLinkType(place.at, { retired });
  }

  /** Another codebook in place of this one; what tags use stays, retired. */
  adopt(next: Codebook, note: string): void {
    this.note = note;
    this.change(adopted(next, this.base.codebook, this.usage ?? {}));
    this.#stayInside();
  }

  /** What the server says is saved now. */
  hear(current: Version): void {
    if (current.version <= this.base.version) return;
    if (this.isChanged) this.overtaken = current;
    else this.start(current);
  }

  /** Puts the changes on top of the colleague's. */
  catchUp(): void {
    if (this.overtaken === null) return;
    const codebook = merged(this.base.codebook, this.codebook, this.overtaken.codebook);
    this.base = this.overtaken;
    this.overtaken = null;
    this.change(codebook);
    this.#stayInside();
  }

  /** Gives the changes up; what it answers takes that back, and keeps what was written since. */
  discard(): () => void {
    const { base, codebook, note } = this;
    this.start(this.overtaken ?? base);
    return () => {
      const saved = this.base;
      if (this.note === '') this.note = note;
      if (this.isChanged) {
        const hadBack = merged(base.codebook, codebook, saved.codebook);
        this.change(merged(saved.codebook, this.codebook, hadBack));
      } else {
        this.base = base;
        this.change(codebook);
        this.hear(saved);
      }
      this.#stayInside();
    };
  }

  /** The draft was saved as it was at a moment: what was written since is changes to that version. */
  saved(version: Version, note: string): void {
    const { overtaken } = this;
    if (this.codebook === version.codebook) this.start(version);
    else {
      this.base = version;
      this.overtaken = null;
      if (this.note === note) this.note = '';
      this.keep();
    }
    if (overtaken !== null) this.hear(overtaken);
  }

  /** Goes on from a saved version. */
  start(saved: Version): void {
    this.base = saved;
    this.codebook = saved.codebook;
    this.note = '';
    this.overtaken = null;
    this.wasKept = false;
    this.#keeper.forget();
    this.#stayInside();
  }

  keep(): void {
    if (!this.isChanged && this.note === '') this.#keeper.forget();
    else {
      const { version, codebook: base } = this.base;
      const { codebook, note } = this;
      this.isUnkept = !this.#keeper.keep({ version, base, codebook, note });
    }
  }

  #stayInside(): void {
    const { codebook, place } = this;
    const isThere =
      pathOf(place) === '' ||
      (kindAt(codebook, place) !== undefined &&
        (place.type !== 'label' || labelAt(codebook, place) !== undefined)) ||
      linkTypeAt(codebook, place) !== undefined;
    if (!isThere) this.place = { type: 'kind', kind: 0 };
  }
}

const NEW = { id: '', name: '', description: '' };
const NEW_KIND: Kind = {
  ...NEW,
  colour: 'slate',
  labels: [],
  parts: [{ id: 'content', ...texts.codebook.parts.first }],
  fields: [],
};

/** Without what says nothing, as it is stored. */
export function tidy<T extends object>(item: Change<T>): T {
  const said = Object.entries(item).filter(([key, value]) => !saysNothing(key, value));
  return Object.fromEntries(said) as T;
}

const ALWAYS = ['kinds', 'linkTypes', 'labels', 'fields', 'choices', 'from', 'to'];

function saysNothing(key: string, value: unknown): boolean {
  const isEmptyList = Array.isArray(value) && value.length === 0 && !ALWAYS.includes(key);
  return value === undefined || value === false || isEmptyList || (key === 'key' && value === '');
}

function within(at: number, { length }: readonly unknown[]): number {
  return Math.min(Math.max(at, 0), length - 1);
}

export const [getDraft, setDraft] = createContext<CodebookDraft>();
