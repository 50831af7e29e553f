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
  const isCalled = ({ name: own, aliases }: StandingEntity): boolean =>
    [own, ...aliases].some((known) => foldName(known) === sought);
  const removed = [...new Set(removedById.values())];
  return [
    ...entities.filter(isCalled).map((entity) => ({ entity, isRemoved: false })),
    ...removed.filter(isCalled).map((entity) => ({ entity, isRemoved: true })),
  ];
}
