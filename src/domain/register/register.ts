import type { EntityId } from '../ids.ts';
import type { Entity } from '../tag/tag.ts';

/**
 * An entity that stands for itself and for those merged into it. Its aliases are
 * its own and the names of all of them, and what is not said of it is what is said of
 * the oldest of them: a merge writes nothing but where it leads, so that taking it back
 * leaves nothing behind.
 */
export interface StandingEntity extends Entity {
  /** Those it stands for, besides itself, the oldest first. */
  readonly merged: readonly Entity[];
}

/** A project's entities with merges followed. */
export interface Register {
  readonly entities: readonly StandingEntity[];
  /** Who stands for an entity, by any id the register knows. */
  readonly entityById: ReadonlyMap<EntityId, StandingEntity>;
  /** Those that were removed, by their ids and those of all they stand for; none is in the others. */
  readonly removedById: ReadonlyMap<EntityId, StandingEntity>;
}

export function readRegister(recorded: Iterable<Entity>): Register {
  const all = [...recorded];
  const standsFor = followMerges(all);
  const membersById = new Map<EntityId, Entity[]>();
  for (const entity of all) {
    const standing = standsFor.get(entity.id) ?? entity.id;
    const members = membersById.get(standing);
    if (members === undefined) membersById.set(standing, [entity]);
    else members.push(entity);
  }
  const standing = all
    .filter(({ id }) => standsFor.get(id) === id)
    .map((entity) => withMerged(entity, membersById.get(entity.id) ?? []));
  const entities = standing.filter(({ removed }) => !removed);
  return {
    entities,
    entityById: byEveryId(entities),
    removedById: byEveryId(standing.filter(({ removed }) => removed)),
  };
}

function byEveryId(standing: readonly StandingEntity[]): ReadonlyMap<EntityId, StandingEntity> {
  return new Map(
    standing.flatMap((entity) => [entity, ...entity.merged].map(({ id }) => [id, entity] as const)),
  );
}

/** Who stands for an entity, removed or not. */
export function standInFor(
  { entityById, removedById }: Register,
  id: EntityId,
): StandingEntity | undefined {
  return entityById.get(id) ?? removedById.get(id);
}

/** Who stands for each entity the register knows, removed or not. */
export function everyStandIn({
  entityById,
  removedById,
}: Register): ReadonlyMap<EntityId, StandingEntity> {
  return new Map([...entityById, ...removedById]);
}

/**
 * Who stands for each entity. A merge leads on to wherever its target was merged; one
 * into an entity that is gone is as if it had not been. Two merged into each other, as
 * two people may do at once, are one: the older stands for both, on every page alike.
 */
export function followMerges(entities: Iterable<Entity>): ReadonlyMap<EntityId, EntityId> {
  const entityById = new Map([...entities].map((entity) => [entity.id, entity]));
  const standsFor = new Map<EntityId, EntityId>();
  for (const entity of entityById.values()) {
    const path = new Map<EntityId, Entity>();
    let at: Entity | undefined = entity;
    while (at !== undefined && !standsFor.has(at.id) && !path.has(at.id)) {
      path.set(at.id, at);
      at = at.mergedInto === null ? undefined : entityById.get(at.mergedInto);
    }
    const end = at === undefined ? [...path.keys()].at(-1) : standInOf(at, path, standsFor);
    for (const id of path.keys()) standsFor.set(id, end ?? id);
  }
  return standsFor;
}

/** Of one that was come to before; on this very path, the path has closed to a ring. */
function standInOf(
  at: Entity,
  path: ReadonlyMap<EntityId, Entity>,
  standsFor: ReadonlyMap<EntityId, EntityId>,
): EntityId {
  const known = standsFor.get(at.id);
  if (known !== undefined) return known;
  const walked = [...path.values()];
  const ring = walked.slice(walked.indexOf(at));
  return ring.reduce((one, other) => (byAge(one, other) <= 0 ? one : other), at).id;
}

/** Records are immutable: most stand for themselves alone, and stay the same values. */
const alone = new WeakMap<Entity, StandingEntity>();

function withMerged(entity: Entity, members: readonly Entity[]): StandingEntity {
  if (members.length > 1) return standingFor(entity, members);
  const known = alone.get(entity) ?? standingFor(entity, members);
  alone.set(entity, known);
  return known;
}

function standingFor(entity: Entity, members: readonly Entity[]): StandingEntity {
  const merged = members.filter(({ id }) => id !== entity.id).toSorted(byAge);
  return { ...entity, ...linesOf([entity, ...merged]), aliases: aliasesOf(entity, merged), merged };
}

/** The lines of an entry that are taken from those merged into it where it has none of its own. */
export const FILLED_LINES = ['role', 'note', 'wikidataId', 'url'] as const;
export type FilledLine = (typeof FILLED_LINES)[number];

/** What is said of somebody who is recorded several times: what is said first, line by line. */
export function linesOf(entities: readonly Entity[]): Pick<Entity, FilledLine> {
  const said = (line: FilledLine): string =>
    entities.find((entity) => entity[line] !== '')?.[line] ?? '';
  return {
    role: said('role'),
    note: said('note'),
    wikidataId: said('wikidataId'),
    url: said('url'),
  };
}

/** The other names of an entity that stands for others, each once. */
export function aliasesOf(entity: Entity, merged: readonly Entity[]): readonly string[] {
  const names = [...entity.aliases, ...merged.flatMap(({ name, aliases }) => [name, ...aliases])];
  return [...new Set(names)].filter((name) => name !== entity.name);
}

function byAge(one: Entity, other: Entity): number {
  return one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1);
}

/**
 * The merges to take back so that an entity stands for itself again: its own, and,
 * where it is in a ring with the one who stands for it, that one's.
 */
export function mergesToUndo(register: Register, entity: Entity): readonly EntityId[] {
  const standing = standInFor(register, entity.id);
  if (standing === undefined || standing.id === entity.id) return [];
  return isLedTo(entity.id, standing) ? [entity.id, standing.id] : [entity.id];
}

/** Whether the merges of one who stands for others lead, in a ring, to one of these. */
function isLedTo(id: EntityId, { mergedInto, merged }: StandingEntity): boolean {
  const intoById = new Map(merged.map((entity) => [entity.id, entity.mergedInto]));
  let at = mergedInto;
  while (at !== null && at !== id) {
    const next: EntityId | null = intoById.get(at) ?? null;
    intoById.delete(at);
    at = next;
  }
  return at === id;
}
