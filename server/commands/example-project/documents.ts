import * as Y from 'yjs';
import { anchorSpan } from '#collab/anchors.ts';
import { addLink, addTag, type LayerTag } from '#collab/layer-document.ts';
import type { Anchor } from '#collab/records.ts';
import { addEntity } from '#collab/register-document.ts';
import { decide } from '#collab/review-document.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { newId, type AccountId, type EntityId, type LinkId, type TagId } from '#domain/ids.ts';
import { digest } from '#domain/review/digest.ts';
import type { FieldValue } from '#domain/tag/tag.ts';
import type { ExampleArticle, ExampleTag, ExampleValue, Words } from './example.ts';
import { placeWords } from './place-words.ts';
import { REGISTER, type EntityKey } from './register.ts';

/** Who makes the example, and when: milliseconds since 1970. */
export interface Maker {
  readonly by: AccountId;
  readonly at: number;
}

/** A document's first content, with the ids of the records in it. */
export interface Written<Id extends string> {
  readonly update: Uint8Array;
  readonly ids: readonly Id[];
}

export type EntityIds = Readonly<Record<EntityKey, EntityId>>;

export function writeRegister({ by, at }: Maker): Written<EntityId> & { entities: EntityIds } {
  const doc = new Y.Doc();
  const entries = Object.entries(REGISTER).map(([key, entry]) => {
    const id = newId<EntityId>();
    addEntity(doc, { id, ...entry, createdBy: by, createdAt: at });
    return [key, id] as const;
  });
  return {
    update: Y.encodeStateAsUpdate(doc),
    ids: entries.map(([, id]) => id),
    entities: Object.fromEntries(entries) as EntityIds,
  };
}

export interface WrittenArticle {
  readonly layer: Written<TagId> & { readonly links: readonly LinkId[] };
  readonly review: Written<TagId>;
}

/** An article's layer and review, anchored in its text document. */
export function writeTags(
  article: ExampleArticle,
  { text, entities, maker }: { text: Y.Doc; entities: EntityIds; maker: Maker },
): WrittenArticle {
  const layer = new Y.Doc();
  const review = new Y.Doc();
  const idByName = new Map<string, TagId>();
  const tags = article.tags.map((example, order) => ({
    example,
    // A moment apart, so that tags on the same words keep the order they are told in.
    tag: tagOf(example, text, entities, { ...maker, at: maker.at + order }),
  }));
  for (const { example, tag } of tags) {
    addTag(layer, tag);
    if (example.name !== undefined) idByName.set(example.name, tag.id);
    if (example.decision !== undefined)
      decide(review, { tagId: tag.id, ...example.decision, digest: digest(tag), ...maker });
  }
  const links = article.links.map(({ type, from, to }) => {
    const id = newId<LinkId>();
    const ends = { from: named(idByName, from), to: named(idByName, to) };
    addLink(layer, { id, type, ...ends, away: null, createdBy: maker.by, createdAt: maker.at });
    return id;
  });
  const decided = tags.filter(({ example }) => example.decision !== undefined);
  return {
    layer: { update: Y.encodeStateAsUpdate(layer), ids: tags.map(({ tag }) => tag.id), links },
    review: { update: Y.encodeStateAsUpdate(review), ids: decided.map(({ tag }) => tag.id) },
  };
}

function tagOf(example: ExampleTag, text: Y.Doc, entities: EntityIds, maker: Maker): LayerTag {
  const parts = Object.entries(example.parts).map(
    ([part, words]) => [part, words.map((each) => anchorOf(text, each))] as const,
  );
  const fields = Object.entries(example.fields).map(
    ([field, value]) => [field, valueOf(value, entities)] as const,
  );
  return {
    id: newId<TagId>(),
    kind: example.kind,
    label: example.label,
    parts: Object.fromEntries(parts),
    fields: Object.fromEntries(fields),
    createdBy: maker.by,
    createdAt: maker.at,
  };
}

function anchorOf(doc: Y.Doc, words: Words): Anchor {
  const text = textOf(doc);
  const { start, end } = placeWords(readText(text), words);
  return anchorSpan(text, start, end);
}

function valueOf(value: ExampleValue, entities: EntityIds): FieldValue {
  if (typeof value === 'string' || !('entity' in value)) return value;
  return { entity: entities[value.entity] };
}

function named(idByName: ReadonlyMap<string, TagId>, name: string): TagId {
  const id = idByName.get(name);
  if (id === undefined) throw new Error(`No tag of the example is named “${name}”.`);
  return id;
}
