import * as Y from 'yjs';
import type { EntityId } from '#domain/ids.ts';
import { ALIAS_LIMIT } from '#domain/limits.ts';
import type { Parsed } from '#domain/problem.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import { parseEntity } from '#domain/tag/parse.ts';
import type { Entity } from '#domain/tag/tag.ts';
import { plainRecord, readRecords, type Records } from './map-records.ts';
import { ALIAS_KEY, ENTITIES } from './records.ts';

/** What can be said of an entity after it was made, besides its aliases. */
export type EntityChange = Partial<Omit<Entity, 'id' | 'aliases' | 'createdBy' | 'createdAt'>>;

export function entitiesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ENTITIES);
}

export function readEntities(doc: Y.Doc): Records<Entity> {
  return readRecords(entitiesOf(doc), readEntity);
}

/** The entity of a record, or the first thing wrong with it. */
export function readEntity(id: string, record: unknown): Parsed<Entity> {
  const plain = plainRecord(record);
  return parseEntity(id, isRecord(plain) ? { ...plain, aliases: aliasesIn(plain) } : plain);
}

export function addEntity(doc: Y.Doc, entity: Entity, origin?: unknown): void {
  const { id, createdBy: by, createdAt: at, ...said } = entity;
  const record = new Y.Map<unknown>(Object.entries({ ...said, by, at }));
  doc.transact(() => entitiesOf(doc).set(id, record), origin);
}

/** Changes what is named and nothing else; an entity that is gone stays gone. */
export function changeEntity(
  doc: Y.Doc,
  entityId: EntityId,
  change: EntityChange,
  origin?: unknown,
): void {
  const record = entitiesOf(doc).get(entityId);
  if (!(record instanceof Y.Map)) return;
  doc.transact(() => {
    for (const [key, value] of Object.entries(change)) record.set(key, value);
  }, origin);
}

/** Adds another name; `at` orders it among those that others add. */
export function addAlias(doc: Y.Doc, entityId: EntityId, alias: string, at: number): void {
  setAlias(doc, entityId, { alias, value: at });
}

export function removeAlias(doc: Y.Doc, entityId: EntityId, alias: string): void {
  setAlias(doc, entityId, { alias, value: false });
}

function setAlias(
  doc: Y.Doc,
  entityId: EntityId,
  { alias, value }: { readonly alias: string; readonly value: number | false },
): void {
  const record = entitiesOf(doc).get(entityId);
  if (record instanceof Y.Map) record.set(ALIAS_KEY + alias, value);
}

/**
 * The names an entity was made with, then those added since, in their order. What is no
 * list is left to whoever reads the record. Beyond the limit names are kept, not shown:
 * two people may add the last one at once.
 */
function aliasesIn(record: Readonly<Record<string, unknown>>): unknown {
  const { aliases: first = [] } = record;
  if (!Array.isArray(first)) return first;
  const said = Object.entries(record)
    .filter(([key]) => key.startsWith(ALIAS_KEY))
    .map(([key, value]) => [key.slice(ALIAS_KEY.length), value] as const);
  const added = said
    .filter((entry): entry is readonly [string, number] => typeof entry[1] === 'number')
    .toSorted(([one, before], [other, after]) => before - after || (one < other ? -1 : 1))
    .map(([alias]) => alias);
  const gone = new Set(said.filter(([, value]) => value === false).map(([alias]) => alias));
  const all: unknown[] = [...first, ...added].filter((alias) => !gone.has(alias));
  return [...new Set(all)].slice(0, Math.max(ALIAS_LIMIT, first.length));
}
