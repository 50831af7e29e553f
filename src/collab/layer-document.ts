import * as Y from 'yjs';
import { isId, type LinkId, type TagId } from '#domain/ids.ts';
import type { Evidence, FieldValue, Link, Tag } from '#domain/tag/tag.ts';
import { readRecords, type Malformed, type Records } from './malformed.ts';
import { LINKS, TAGS, type Anchor, type CharacterId } from './records.ts';
import { authorOf, isFields, isText, timeOf } from './values.ts';

const PART = 'part:';
const FIELD = 'field:';

export type LayerTag = Tag<Anchor>;

/** What to change of a tag: a field of `null` and a part without anchors are removed. */
export interface TagChange {
  readonly label?: string | null;
  readonly fields?: Readonly<Record<string, FieldValue | null>>;
  readonly parts?: Readonly<Record<string, readonly Anchor[]>>;
}

export function tagsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(TAGS);
}

export function linksOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(LINKS);
}

export function readTags(doc: Y.Doc): Records<LayerTag> {
  return readRecords(tagsOf(doc).entries(), readTag);
}

export function readLinks(doc: Y.Doc): Records<Link> {
  return readRecords(linksOf(doc).entries(), readLink);
}

/** Adds a tag in one transaction of the given origin; a tag of the same id is replaced. */
export function addTag(doc: Y.Doc, tag: LayerTag, origin?: unknown): void {
  const record = new Y.Map<unknown>([
    ['kind', tag.kind],
    ['label', tag.label],
    ['by', tag.createdBy],
    ['at', tag.createdAt],
    ...Object.entries(tag.parts).map(([part, anchors]): [string, unknown] => [
      PART + part,
      anchors,
    ]),
    ...Object.entries(tag.fields).map(([field, value]): [string, unknown] => [
      FIELD + field,
      value,
    ]),
  ]);
  doc.transact(() => tagsOf(doc).set(tag.id, record), origin);
}

/** Changes what is named and nothing else, in one transaction; a tag deleted meanwhile stays deleted. */
export function changeTag(doc: Y.Doc, tagId: TagId, change: TagChange, origin?: unknown): void {
  const record = tagsOf(doc).get(tagId);
  if (!(record instanceof Y.Map)) return;
  doc.transact(() => {
    if (change.label !== undefined) record.set('label', change.label);
    for (const [part, anchors] of Object.entries(change.parts ?? {})) {
      put(record, PART + part, anchors.length === 0 ? null : anchors);
    }
    for (const [field, value] of Object.entries(change.fields ?? {})) {
      put(record, FIELD + field, value);
    }
  }, origin);
}

/** Removes a tag with the links that begin or end at it, so that one undo brings all of it back. */
export function removeTag(doc: Y.Doc, tagId: TagId, origin?: unknown): void {
  doc.transact(() => {
    tagsOf(doc).delete(tagId);
    for (const link of readLinks(doc).good) {
      if (link.from === tagId || link.to === tagId) linksOf(doc).delete(link.id);
    }
  }, origin);
}

export function addLink(doc: Y.Doc, link: Link, origin?: unknown): void {
  const { type, from, to, createdBy: by, createdAt: at } = link;
  doc.transact(() => linksOf(doc).set(link.id, { type, from, to, by, at }), origin);
}

export function removeLink(doc: Y.Doc, linkId: LinkId, origin?: unknown): void {
  doc.transact(() => linksOf(doc).delete(linkId), origin);
}

/** The tag of a record, or what is wrong with it. */
export function readTag(id: string, record: unknown): LayerTag | Malformed {
  if (!isId(id)) return { id, malformed: 'Its id is not an id.' };
  if (!(record instanceof Y.Map)) return { id, malformed: 'It is not a tag.' };
  const kind: unknown = record.get('kind');
  const label: unknown = record.get('label') ?? null;
  if (!isText(kind)) return { id, malformed: 'It has no kind.' };
  if (label !== null && !isText(label)) return { id, malformed: 'Its label is not a text.' };
  const parts: [string, readonly Anchor[]][] = [];
  const fields: [string, FieldValue][] = [];
  for (const [key, value] of record.entries() as IterableIterator<[string, unknown]>) {
    if (key.startsWith(PART)) {
      if (!isAnchors(value))
        return { id, malformed: `Its part ${key.slice(PART.length)} is broken.` };
      if (value.length > 0) parts.push([key.slice(PART.length), value]);
    } else if (key.startsWith(FIELD)) {
      if (!isFieldValue(value)) {
        return { id, malformed: `Its field ${key.slice(FIELD.length)} is broken.` };
      }
      fields.push([key.slice(FIELD.length), value]);
    }
  }
  return {
    id: id as TagId,
    kind,
    label,
    parts: Object.fromEntries(parts),
    fields: Object.fromEntries(fields),
    createdBy: authorOf(record.get('by')),
    createdAt: timeOf(record.get('at')),
  };
}

/** The link of a record, or what is wrong with it. */
export function readLink(id: string, record: unknown): Link | Malformed {
  if (!isId(id)) return { id, malformed: 'Its id is not an id.' };
  if (!isFields(record)) return { id, malformed: 'It is not a link.' };
  const { type, from, to } = record;
  if (!isText(type)) return { id, malformed: 'It has no type.' };
  if (!isId(from) || !isId(to)) return { id, malformed: 'It does not join two tags.' };
  return {
    id: id as LinkId,
    type,
    from: from as TagId,
    to: to as TagId,
    createdBy: authorOf(record['by']),
    createdAt: timeOf(record['at']),
  };
}

function put(record: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === null) record.delete(key);
  else record.set(key, value);
}

function isAnchors(value: unknown): value is readonly Anchor[] {
  return Array.isArray(value) && value.every(isAnchor);
}

function isAnchor(value: unknown): value is Anchor {
  return (
    isFields(value) &&
    isCharacterId(value['first']) &&
    isCharacterId(value['last']) &&
    isText(value['quote']) &&
    isText(value['prefix']) &&
    isText(value['suffix'])
  );
}

function isCharacterId(value: unknown): value is CharacterId {
  return Array.isArray(value) && value.length === 2 && value.every(isCount);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isFieldValue(value: unknown): value is FieldValue {
  if (isText(value) || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isEvidence);
  return isFields(value) && (isId(value['entity']) || isText(value['unnamed']));
}

function isEvidence(value: unknown): value is Evidence {
  return isFields(value) && isText(value['url']) && isText(value['title']) && isText(value['note']);
}
