import { untrack } from 'svelte';
import type * as Y from 'yjs';
import type { Codebook } from '#domain/codebook/codebook.ts';
import type { TagId } from '#domain/ids.ts';
import { readRegister, type Register } from '#domain/register/register.ts';
import type { Decision } from '#domain/review/decision.ts';
import type { Entity, Link } from '#domain/tag/tag.ts';
import { AnchorPlaces } from '#collab/anchors.ts';
import { linksOf, readLinks, readTag, tagsOf, type LayerTag } from '#collab/layer-document.ts';
import { LiveRecords } from '#collab/live-records.ts';
import type { Malformed } from '#collab/map-records.ts';
import { entitiesOf, readEntity } from '#collab/register-document.ts';
import { readDecisions } from '#collab/review-document.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { deskTags, type DeskTag } from '../desk/desk-tag.ts';
import { FrameWork } from '../desk/frame.ts';

/** The documents of the rooms an open article is in. */
export interface ArticleDocuments {
  readonly text: Y.Doc;
  readonly layer: Y.Doc;
  readonly review: Y.Doc;
  readonly register: Y.Doc;
}

type Source = 'text' | 'tags' | 'links' | 'decisions' | 'entities';

/**
 * An article as it is now: immutable values read from its living documents, at
 * most once a frame however many changes arrive.
 */
export class LiveArticle {
  text = $state.raw('');
  /** In reading order. */
  tags = $state.raw<readonly DeskTag[]>([]);
  links = $state.raw<readonly Link[]>([]);
  /** Records of the layer that cannot be read as tags. */
  malformed = $state.raw<readonly Malformed[]>([]);
  register = $state.raw<Register>(readRegister([]));
  readonly tagById: ReadonlyMap<TagId, DeskTag> = $derived(
    new Map(this.tags.map((tag) => [tag.id, tag])),
  );

  readonly documents: ArticleDocuments;
  /** As the team has it now: a colleague may change it while the article is open. */
  codebook = $state.raw<Codebook>(NO_CODEBOOK);
  readonly #tags: LiveRecords<LayerTag>;
  readonly #entities: LiveRecords<Entity>;
  readonly #places: AnchorPlaces;
  readonly #frame = new FrameWork(() => this.#read());
  #stale: Set<Source> = new Set<Source>(['text', 'tags', 'links', 'decisions', 'entities']);
  #decisions: ReadonlyMap<TagId, Decision> = new Map();

  constructor(documents: ArticleDocuments, codebook: Codebook) {
    this.documents = documents;
    this.codebook = codebook;
    this.#places = new AnchorPlaces(documents.text);
    this.#tags = new LiveRecords(tagsOf(documents.layer), readTag, this.#onTags);
    this.#entities = new LiveRecords(entitiesOf(documents.register), readEntity, this.#onEntities);
    linksOf(documents.layer).observe(this.#onLinks);
    documents.text.on('update', this.#onText);
    documents.review.on('update', this.#onDecisions);
    this.#read();
  }

  /** Shows the tags as another codebook names them. */
  follow(codebook: Codebook): void {
    this.codebook = codebook;
    this.#expire('tags');
    this.flush();
  }

  /** A tag that is not made yet, as the desk would show it. */
  preview(tag: LayerTag): DeskTag | null {
    const decisions = new Map<TagId, Decision>();
    const { codebook } = this;
    return deskTags({ tags: [tag], codebook, decisions, places: this.#places })[0] ?? null;
  }

  /** Reads what has changed now, so that an own step is seen by the code that follows it. */
  flush(): void {
    this.#frame.flush();
  }

  destroy(): void {
    this.#frame.cancel();
    this.#tags.destroy();
    this.#entities.destroy();
    linksOf(this.documents.layer).unobserve(this.#onLinks);
    this.documents.text.off('update', this.#onText);
    this.documents.review.off('update', this.#onDecisions);
  }

  readonly #onText = (): void => this.#expire('text');
  readonly #onTags = (): void => this.#expire('tags');
  readonly #onLinks = (): void => this.#expire('links');
  readonly #onDecisions = (): void => this.#expire('decisions');
  readonly #onEntities = (): void => this.#expire('entities');

  #expire(source: Source): void {
    this.#stale.add(source);
    this.#frame.request();
  }

  #read(): void {
    const { text, layer, review } = this.documents;
    const stale = this.#stale;
    this.#stale = new Set();
    if (stale.has('text')) {
      this.text = readText(textOf(text));
      this.#places.forget();
    }
    if (stale.has('links')) this.links = readLinks(layer).good;
    if (stale.has('decisions')) {
      this.#decisions = keyed(readDecisions(review).good, ({ tagId }) => tagId);
    }
    if (stale.has('entities')) this.register = readRegister(this.#entities.good);
    if (stale.has('text') || stale.has('tags') || stale.has('decisions')) this.#readTags();
  }

  #readTags(): void {
    this.malformed = this.#tags.malformed;
    this.tags = deskTags({
      tags: this.#tags.good,
      codebook: this.codebook,
      decisions: this.#decisions,
      places: this.#places,
      before: untrack(() => this.tags),
    });
  }
}

const NO_CODEBOOK: Codebook = { kinds: [], linkTypes: [] };

function keyed<Key, Value>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, Value> {
  return new Map(values.map((value) => [keyOf(value), value]));
}
