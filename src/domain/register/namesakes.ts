import { foldName } from './names.ts';
import type { Register, StandingEntity } from './register.ts';

export interface Namesake {
  readonly entity: StandingEntity;
  readonly isRemoved: boolean;
}

/** Who has a name or another name that people would take for this one. */
export function namesakesOf({ entities, removedById }: Register, name: string): Namesake[] {
  const sought = foldName(name);
  if (sought === '') return [];
  const isCalled = (entity: StandingEntity): boolean =>
    namesOf(entity).some((known) => foldName(known) === sought);
  const removed = [...new Set(removedById.values())];
  return [
    ...entities.filter(isCalled).map((entity) => ({ entity, isRemoved: false })),
    ...removed.filter(isCalled).map((entity) => ({ entity, isRemoved: true })),
  ];
}

/** A name that another entity has, too. */
export interface SharedName {
  readonly name: string;
  readonly other: StandingEntity;
}

/** Which of an entity's names people would take for another's, once a pair. Removed entities are offered to nobody. */
export function sharedNames({ entities }: Register, entity: StandingEntity): SharedName[] {
  const own = new Map(namesOf(entity).map((name) => [foldName(name), name]));
  own.delete('');
  return entities.flatMap((other) => {
    if (other.id === entity.id) return [];
    const folded = new Set(namesOf(other).map((name) => foldName(name)));
    return [...own].flatMap(([key, name]) => (folded.has(key) ? [{ name, other }] : []));
  });
}

function namesOf({ name, aliases }: StandingEntity): readonly string[] {
  return [name, ...aliases];
}
