import * as Y from 'yjs';
import { isCodebookId, isId, type LinkId, type TagId } from '#domain/ids.ts';
import { parsed, unreadable, type Parsed } from '#domain/problem.ts';
import { isRecord, parseFieldValue } from '#domain/tag/field-value.ts';
import { parseLink, parseOrigin } from '#domain/tag/parse.ts';
import type { FieldValue, Link, Tag } from '#domain/tag/tag.ts';
import { texts } from '#texts/texts.ts';
import { plainRecord, readRecords, type Records } from './map-records.ts';
import { isCharacterId } from './moves.ts';
import { LINKS, TAGS, type Anchor } from './records.ts';

const wrong = texts.problems.records;

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
  return readRecords(tagsOf(doc), readTag);
}

export function readLinks(doc: Y.Doc): Records<Link> {
  return readRecords(linksOf(doc), parseLink);
}

/** Adds a tag in one transaction of the given origin; a tag of the same id is replaced. */
export function addTag(doc: Y.Doc, tag: LayerTag, origin?: unknown): void {
  const record = new Y.Map<unknown>([
    ['kind', tag.kind],
    ['label', tag.label],
    ['by', tag.createdBy],
    ['at', tag.createdAt],
    ...prefixed(PART, tag.parts),
    ...prefixed(FIELD, tag.fields),
  ]);
  doc.transact(() => tagsOf(doc).set(tag.id, record), origin);
}

/** Changes what is named and nothing else, in one transaction; a tag deleted meanwhile stays deleted. */
export function changeTag(doc: Y.Doc, tagId: TagId, change: TagChange, origin?: unknown): void {
  const record = tagsOf(doc).get(tagId);
  if (!(record instanceof Y.Map)) return;
  doc.transact(() => {
    if (change.label !== undefined) record.set('label', change.label);
    for (const [key, anchors] of prefixed(PART, change.parts ?? {})) {
      put(record, key, anchors.length === 0 ? null : anchors);
    }
    for (const [key, value] of prefixed(FIELD, change.fields ?? {})) put(record, key, value);
  }, origin);
}

/** Whether a key of a tag's record holds what people say of its words. */
export function isTagValue(key: string): boolean {
  return key === 'label' || key.startsWith(PART) || key.startsWith(FIELD);
}

/** Gives one key of a tag's record a value that it had: `label`, `part:cue`, `field:type`. */
export function setTagValue(
  doc: Y.Doc,
  tagId: TagId,
  { key, value }: { readonly key: string; readonly value: unknown },
  origin?: unknown,
): void {
  const record = tagsOf(doc).get(tagId);
  if (record instanceof Y.Map) doc.transact(() => record.set(key, value), origin);
}

/** Removes a tag with the links that begin or end at it here, so that one undo brings all of it back. */
export function removeTag(doc: Y.Doc, tagId: TagId, origin?: unknown): void {
  doc.transact(() => {
    tagsOf(doc).delete(tagId);
    for (const link of readLinks(doc).good) {
      if (link.from === tagId || link.to === tagId) linksOf(doc).delete(link.id);
    }
  }, origin);
}

export function addLink(doc: Y.Doc, link: Link, origin?: unknown): void {
  const { type, from, to, away, createdBy: by, createdAt: at } = link;
  const record = { type, from, to, by, at, ...(away !== null && { away }) };
  doc.transact(() => linksOf(doc).set(link.id, record), origin);
}

export function removeLink(doc: Y.Doc, linkId: LinkId, origin?: unknown): void {
  doc.transact(() => linksOf(doc).delete(linkId), origin);
}

/** The tag of a record, or the first thing wrong with it. */
export function readTag(id: string, value: unknown): Parsed<LayerTag> {
  const record = plainRecord(value);
  if (!isId(id)) return unreadable('id', wrong.id);
  if (!isRecord(record)) return unreadable('', wrong.noTag);
  const { kind, label = null } = record;
  if (typeof kind !== 'string') return unreadable('kind', wrong.kindMissing);
  if (label !== null && typeof label !== 'string') return unreadable('label', wrong.labelNoText);
  const parts = readEach(record, PART, parseAnchors);
  if (!parts.ok) return parts;
  const fields = readEach(record, FIELD, parseFieldValue);
  if (!fields.ok) return fields;
  const origin = parseOrigin(record);
  if (!origin.ok) return origin;
  return parsed({
    id: id as TagId,
    kind,
    label,
    parts: parts.value,
    fields: fields.value,
    ...origin.value,
  });
}

/** The values under all keys of a prefix, or the first problem among them. */
function readEach<T>(
  record: Readonly<Record<string, unknown>>,
  prefix: string,
  parse: (value: unknown, path: string) => Parsed<T>,
): Parsed<Record<string, T>> {
  const values: [string, T][] = [];
  for (const [key, value] of Object.entries(record)) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    const path = `${prefix === PART ? 'parts' : 'fields'}.${name}`;
    if (!isCodebookId(name)) return unreadable(path, wrong.name);
    const result = parse(value, path);
    if (!result.ok) return result;
    values.push([name, result.value]);
  }
  return parsed(Object.fromEntries(values));
}

/** The places of a part or a thread: at least one. */
export function parseAnchors(value: unknown, path: string): Parsed<readonly Anchor[]> {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isAnchor))
    return unreadable(path, wrong.places);
  return parsed(value.map(bareAnchor));
}

/** Without what a record may carry beside it, which can be anything and as deep as it likes. */
function bareAnchor({ first, last, quote, prefix, suffix }: Anchor): Anchor {
  return { first, last, quote, prefix, suffix };
}

function isAnchor(value: unknown): value is Anchor {
  return (
    isRecord(value) &&
    isCharacterId(value['first']) &&
    isCharacterId(value['last']) &&
    ['quote', 'prefix', 'suffix'].every((key) => typeof value[key] === 'string')
  );
}

function prefixed<T>(prefix: string, values: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(values).map(([key, value]) => [prefix + key, value]);
}

function put(record: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === null) record.delete(key);
  else record.set(key, value);
}
