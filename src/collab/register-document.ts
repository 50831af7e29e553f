import * as Y from 'yjs';
import type { EntityId } from '#domain/ids.ts';
import type { Parsed } from '#domain/problem.ts';
import { parseEntity } from '#domain/tag/parse.ts';
import type { Entity } from '#domain/tag/tag.ts';
import { plainRecord, readRecords, type Records } from './map-records.ts';
import { ENTITIES } from './records.ts';

/** What can be said of an entity after it was made. */
export type EntityChange = Partial<Omit<Entity, 'id' | 'createdBy' | 'createdAt'>>;

export function entitiesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ENTITIES);
}

export function readEntities(doc: Y.Doc): Records<Entity> {
  return readRecords(entitiesOf(doc), readEntity);
}

/** The entity of a record, or the first thing wrong with it. */
export function readEntity(id: string, record: unknown): Parsed<Entity> {
  return parseEntity(id, plainRecord(record));
}

export function addEntity(doc: Y.Doc, entity: Entity, origin?: unknown): void {
  const { id, createdBy: by, createdAt: at, ...said } = entity;
  const record = new Y.Map<unknown>(Object.entries({ ...said, by, at }));
  doc.transact(() => entitiesOf(doc).set(id, record), origin);
}

/** Changes what is named and nothing else; an entity removed meanwhile stays removed. */
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
