import * as Y from 'yjs';
import { isId, type EntityId } from '#domain/ids.ts';
import type { Entity } from '#domain/tag/tag.ts';
import { readRecords, type Malformed, type Records } from './malformed.ts';
import { ENTITIES } from './records.ts';
import { authorOf, isText, timeOf } from './values.ts';

/** What can be said of an entity after it was made. */
export type EntityChange = Partial<
  Pick<Entity, 'name' | 'type' | 'aliases' | 'note' | 'wikidataId'>
>;

export function entitiesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ENTITIES);
}

export function readEntities(doc: Y.Doc): Records<Entity> {
  return readRecords(entitiesOf(doc).entries(), readEntity);
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

export function removeEntity(doc: Y.Doc, entityId: EntityId, origin?: unknown): void {
  doc.transact(() => entitiesOf(doc).delete(entityId), origin);
}

/** The entity of a record, or what is wrong with it. */
export function readEntity(id: string, record: unknown): Entity | Malformed {
  if (!isId(id)) return { id, malformed: 'Its id is not an id.' };
  if (!(record instanceof Y.Map)) return { id, malformed: 'It is not an entity.' };
  const name: unknown = record.get('name');
  const type: unknown = record.get('type');
  const aliases: unknown = record.get('aliases') ?? [];
  const note: unknown = record.get('note') ?? '';
  const wikidataId: unknown = record.get('wikidataId') ?? '';
  if (!isText(name)) return { id, malformed: 'It has no name.' };
  if (!isText(type)) return { id, malformed: 'It has no type.' };
  if (!Array.isArray(aliases) || !aliases.every(isText)) {
    return { id, malformed: 'Its aliases are not texts.' };
  }
  if (!isText(note) || !isText(wikidataId)) return { id, malformed: 'Its note is not a text.' };
  return {
    id: id as EntityId,
    name,
    type,
    aliases,
    note,
    wikidataId,
    createdBy: authorOf(record.get('by')),
    createdAt: timeOf(record.get('at')),
  };
}
