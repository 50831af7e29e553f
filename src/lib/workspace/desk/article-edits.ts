import { canonicalJson } from '#domain/canonical-json.ts';
import type { KeyedChoice } from '#domain/codebook/keys.ts';
import { freshTag, initialFields } from '#domain/codebook/fresh-tag.ts';
import { ownPlaces } from '#domain/layer/order.ts';
import type { Kind, Part } from '#domain/codebook/codebook.ts';
import { newId, type AccountId, type EntityId, type LinkId, type TagId } from '#domain/ids.ts';
import { quoteTypeOf } from '#domain/quotes/quote-type.ts';
import { freshEntity } from '#domain/register/fresh-entity.ts';
import type { Decision } from '#domain/review/decision.ts';
import { NAME_LIMIT } from '#domain/limits.ts';
import type { Span } from '#domain/span/span.ts';
import { cleanLine } from '#domain/text/clean.ts';
import type { FieldValue, Link, PlacedSpan } from '#domain/tag/tag.ts';
import { anchorsIn } from '#collab/anchors.ts';
import {
  addLink,
  addTag,
  changeTag,
  type LayerTag,
  linksOf,
  readTag,
  removeLink,
  removeTag,
  setTagValue,
  type TagChange,
  tagsOf,
} from '#collab/layer-document.ts';
import type { Anchor } from '#collab/records.ts';
import { decide, withdrawDecision } from '#collab/review-document.ts';
import { textOf } from '#collab/text-document.ts';
import { digestOf, type DeskTag } from './desk-tag.ts';
import type { Reattachment } from '../past/reattach.ts';
import type { ArticleDocuments, LiveArticle } from '../live/live-article.svelte.ts';
import { OwnEntities } from './own-entities.ts';
import {
  anchorsWith,
  isSameAnchor,
  makingWayFor,
  movedParts,
  sharesWords,
} from './part-anchors.ts';

/** The origin of what is done at this desk: what its own undo takes back. */
export const OWN_STEP = Symbol('a step of this desk');

/** What new tags say that are made after the model of another. */
export interface TagModel {
  readonly kind: string;
  readonly label: string | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** The part that holds a tag's own words. */
  readonly part: string;
}

/** A tag is under 1 KB, unless its words are long: the message stays far below what a socket takes. */
const TAGS_PER_TRANSACTION = 500;

/** The steps a person can take in an article. Each is one transaction in one document. */
export class ArticleEdits {
  readonly entities: OwnEntities;
  readonly #article: LiveArticle;
  readonly #documents: ArticleDocuments;
  readonly #me: AccountId;

  constructor(article: LiveArticle, me: AccountId) {
    this.entities = new OwnEntities(article);
    this.#article = article;
    this.#documents = article.documents;
    this.#me = me;
  }

  /** Tags the words of a span; the answer is the new tag's id. */
  tag(choice: KeyedChoice, span: Span, text: string): TagId {
    return this.#add(this.draft(choice, span, text));
  }

  /** What tagging the words of a span would make. */
  draft(choice: KeyedChoice, span: Span, text: string): LayerTag {
    return this.#make(choice, [this.anchor(span)], quotedField(choice.kind, span, text));
  }

  /** Whether somebody set a field of the tag to something else than it was made with. */
  hasSetFields({ kind, stored, start, end }: DeskTag): boolean {
    const made = kind === undefined ? {} : initialFields(kind);
    const known = kind === undefined ? {} : quotedField(kind, { start, end }, this.#article.text);
    const untouched: Readonly<Record<string, FieldValue>> = { ...made, ...known };
    return Object.entries(stored.fields).some(
      ([field, value]) => canonicalJson(value) !== canonicalJson(untouched[field]),
    );
  }

  /** Tags each of some spans alike. */
  tagEach({ part, ...said }: TagModel, spans: readonly Span[]): void {
    const { layer } = this.#documents;
    const { by: createdBy, at: createdAt } = this.#byNow();
    const anchors = spans.map(this.#anchors());
    this.#inTurns(anchors, (anchor) => {
      const parts = { [part]: [anchor] };
      addTag(layer, { ...said, id: newId<TagId>(), parts, createdBy, createdAt });
    });
  }

  relabel(tag: DeskTag, label: string): void {
    changeTag(this.#documents.layer, tag.id, { label }, OWN_STEP);
  }

  /** A tag of another kind over the same words, in place of this one. */
  convert(tag: DeskTag, { kind, label }: KeyedChoice, text: string): TagId | null {
    const [first, ...more] = ownPlaces(this.#article.codebook, tag.stored);
    if (first === undefined) return null;
    const { layer } = this.#documents;
    return layer.transact(() => {
      removeTag(layer, tag.id);
      return this.#add(this.#make({ kind, label }, [first, ...more], quotedField(kind, tag, text)));
    }, OWN_STEP);
  }

  /** Makes a tag what it was, also one that was removed, with those of its links whose other end is still there. */
  putBack(tag: LayerTag, links: readonly Link[] = []): void {
    const { layer } = this.#documents;
    layer.transact(() => {
      const now = readTag(tag.id, tagsOf(layer).get(tag.id));
      if (now.ok && now.value.kind === tag.kind)
        changeTag(layer, tag.id, difference(now.value, tag));
      else addTag(layer, tag);
      const isHere = (id: TagId): boolean => tagsOf(layer).has(id);
      for (const link of links) {
        const isWhole = link.away !== null || (isHere(link.from) && isHere(link.to));
        if (isWhole && !linksOf(layer).has(link.id)) addLink(layer, link);
      }
    }, OWN_STEP);
  }

  /** Attaches what was detached to where its words stand now. */
  reattach(tag: DeskTag, found: readonly Reattachment[]): void {
    const now = this.#asItIs(tag).stored.parts;
    const parts: Record<string, readonly Anchor[]> = {};
    const anchor = this.#anchors();
    for (const { partId, index, span } of found) {
      const anchors = parts[partId] ?? now[partId] ?? [];
      const lost = tag.stored.parts[partId]?.[index];
      parts[partId] = replaced(anchors, lost, anchor(span));
    }
    changeTag(this.#documents.layer, tag.id, { parts }, OWN_STEP);
  }

  remove(tagId: TagId): void {
    removeTag(this.#documents.layer, tagId, OWN_STEP);
  }

  /** A value of null empties the field. */
  setField(tagId: TagId, fieldId: string, value: FieldValue | null): void {
    changeTag(this.#documents.layer, tagId, { fields: { [fieldId]: value } }, OWN_STEP);
  }

  /** Makes of a field's value as it is at this moment another, so that what others wrote into it stays. */
  mergeField(
    tagId: TagId,
    fieldId: string,
    change: (now: FieldValue | undefined) => FieldValue | null,
  ): void {
    const now = readTag(tagId, tagsOf(this.#documents.layer).get(tagId));
    if (now.ok) this.setField(tagId, fieldId, change(now.value.fields[fieldId]));
  }

  /** Gives a key of the tag's record the value it had. */
  setValue(tagId: TagId, key: string, value: unknown): void {
    setTagValue(this.#documents.layer, tagId, { key, value }, OWN_STEP);
  }

  /**
   * The part's spans stay in the order of the text; those that share words with the new one make
   * way for it, or, where none does, the nearest that lost its words. Answers what it became.
   */
  addSpan(tag: DeskTag, partId: string, span: Span): 'added' | 'attached' {
    const now = this.#asItIs(tag);
    const makingWay = makingWayFor(now.parts[partId] ?? [], span);
    this.#putSpan(now, partId, span, makingWay);
    return makingWay.some(({ state }) => state === 'detached') ? 'attached' : 'added';
  }

  /** Puts a span in the place of one that lost its words; those it shares words with make way, too. */
  attachSpan(
    tag: DeskTag,
    { partId, index }: Pick<Reattachment, 'partId' | 'index'>,
    span: Span,
  ): void {
    const now = this.#asItIs(tag);
    const lost = tag.stored.parts[partId]?.[index];
    const makingWay = (now.parts[partId] ?? []).filter(
      (place, at) => isSameAnchor(now.stored.parts[partId]?.[at], lost) || sharesWords(place, span),
    );
    this.#putSpan(now, partId, span, makingWay);
  }

  /** A span that a colleague took away meanwhile stays away, and the new one comes beside the others. */
  replaceSpan(tag: DeskTag, partId: string, index: number, span: Span): void {
    const now = this.#asItIs(tag);
    const anchors = now.stored.parts[partId] ?? [];
    const old = tag.stored.parts[partId]?.[index];
    const isHere = anchors.some((anchor) => isSameAnchor(anchor, old));
    if (isHere) this.#setPart(now, partId, replaced(anchors, old, this.anchor(span)));
    else this.#putSpan(now, partId, span, []);
  }

  /** Gives spans of tags other words at once; what has no place any more keeps its old one. */
  moveSpans(tags: readonly DeskTag[], placeOf: (span: Span) => Span | null): void {
    const { layer } = this.#documents;
    const anchor = this.#anchors();
    const changes = tags.map((tag) => {
      const now = this.#asItIs(tag).stored.parts;
      const moved = Object.entries(movedParts(tag, placeOf, anchor));
      const parts = moved.map(([partId, anchors]) => {
        const standing = now[partId] ?? [];
        const old = tag.stored.parts[partId] ?? [];
        return [partId, anchors.reduce((list, one, at) => replaced(list, old[at], one), standing)];
      });
      return { id: tag.id, parts: Object.fromEntries(parts) as LayerTag['parts'] };
    });
    this.#inTurns(changes, ({ id, parts }) => changeTag(layer, id, { parts }));
  }

  removeSpan(tag: DeskTag, partId: string, index: number): void {
    const now = this.#asItIs(tag);
    const removed = tag.stored.parts[partId]?.[index];
    const anchors = now.stored.parts[partId] ?? [];
    this.#setPart(
      now,
      partId,
      anchors.filter((anchor) => !isSameAnchor(anchor, removed)),
    );
  }

  /** Sets parts and fields of a tag at once; what is not named stays as it is. */
  fill(
    tag: DeskTag,
    parts: readonly { readonly part: Part; readonly spans: readonly Span[] }[],
    fields: Readonly<Record<string, FieldValue>>,
  ): void {
    const anchor = this.#anchors();
    const anchors = Object.fromEntries(
      parts.map(({ part, spans }) => [part.id, spans.map(anchor)]),
    );
    changeTag(this.#documents.layer, tag.id, { parts: anchors, fields }, OWN_STEP);
  }

  link(ends: Pick<Link, 'type' | 'from' | 'to' | 'away'>): void {
    const { by, at } = this.#byNow();
    const link: Link = { ...ends, id: newId<LinkId>(), createdBy: by, createdAt: at };
    addLink(this.#documents.layer, link, OWN_STEP);
  }

  unlink(linkId: LinkId): void {
    removeLink(this.#documents.layer, linkId, OWN_STEP);
  }

  /** Judges the tag as it is stored now. */
  decide(tag: DeskTag, state: Decision['state'], reason: string): void {
    const digest = digestOf(tag.stored);
    const decision = { tagId: tag.id, state, reason, digest, ...this.#byNow() };
    decide(this.#documents.review, decision, OWN_STEP);
  }

  withdraw(tagId: TagId): void {
    withdrawDecision(this.#documents.review, tagId, OWN_STEP);
  }

  /** A new entry of the project's register. */
  addEntity(name: string, type: string): EntityId {
    const { by, at } = this.#byNow();
    const entity = freshEntity({
      id: newId<EntityId>(),
      name: cleanLine(name).slice(0, NAME_LIMIT).toWellFormed(),
      type,
      createdBy: by,
      createdAt: at,
    });
    this.entities.add(entity);
    return entity.id;
  }

  #make(
    { kind, label }: KeyedChoice,
    places: readonly [Anchor, ...Anchor[]],
    known: Readonly<Record<string, FieldValue>>,
  ): LayerTag {
    const tag = freshTag({ id: newId<TagId>(), kind, label, places, ...this.#byNow() });
    return { ...tag, fields: { ...tag.fields, ...known } };
  }

  #add(tag: LayerTag): TagId {
    addTag(this.#documents.layer, tag, OWN_STEP);
    return tag.id;
  }

  /** The tag with what others wrote since it was last shown: a list is changed as it is now. */
  #asItIs(tag: DeskTag): DeskTag {
    this.#article.flush();
    return this.#article.tagById.get(tag.id) ?? tag;
  }

  #putSpan(tag: DeskTag, partId: string, span: Span, makingWay: readonly PlacedSpan[]): void {
    const placed = { span, anchor: this.anchor(span) };
    this.#setPart(tag, partId, anchorsWith(tag, partId, placed, makingWay));
  }

  #setPart(tag: DeskTag, partId: string, anchors: readonly Anchor[]): void {
    changeTag(this.#documents.layer, tag.id, { parts: { [partId]: anchors } }, OWN_STEP);
  }

  /** What stays with the words of a span. */
  anchor(span: Span): Anchor {
    return this.#anchors()(span);
  }

  /** Makes anchors of many spans, reading the text once. */
  #anchors(): (span: Span) => Anchor {
    return anchorsIn(textOf(this.#documents.text));
  }

  /** Changes the layer for each of any number of things, in as many transactions as messages can carry. */
  #inTurns<T>(things: readonly T[], change: (thing: T) => void): void {
    for (let at = 0; at < things.length; at += TAGS_PER_TRANSACTION) {
      this.#documents.layer.transact(() => {
        for (const thing of things.slice(at, at + TAGS_PER_TRANSACTION)) change(thing);
      }, OWN_STEP);
    }
  }

  #byNow(): { by: AccountId; at: number } {
    return { by: this.#me, at: Date.now() };
  }
}

/** The anchors with one of them in other words, if it is among them. */
function replaced(
  anchors: readonly Anchor[],
  old: Anchor | undefined,
  anchor: Anchor,
): readonly Anchor[] {
  return anchors.map((one) => (isSameAnchor(one, old) ? anchor : one));
}

/** What makes one state of a tag another: what the other lacks is emptied. */
function difference(now: LayerTag, then: LayerTag): TagChange {
  const emptied = <T>(had: Readonly<Record<string, unknown>>, nothing: T): Record<string, T> =>
    Object.fromEntries(Object.keys(had).map((key) => [key, nothing]));
  return {
    label: then.label,
    parts: { ...emptied<readonly Anchor[]>(now.parts, []), ...then.parts },
    fields: { ...emptied(now.fields, null), ...then.fields },
  };
}

/** A field that says direct, indirect or mixed starts with what the quotation marks tell. */
function quotedField(kind: Kind, span: Span, text: string): Record<string, FieldValue> {
  const type = quoteTypeOf(text, span);
  const field = kind.fields.find(
    ({ id, type: fieldType }) => id === 'type' && fieldType === 'choice',
  );
  const isOffered = field?.type === 'choice' && field.choices.some(({ id }) => id === type);
  return isOffered ? { type } : {};
}
