import type { EntityId } from '../ids.ts';
import type { Entity } from '../tag/tag.ts';
import { mergesToUndo, readRegister } from './register.ts';

/** Where a step led an entity, and where it led before; null where it stands for itself. */
export interface MergeStep {
  readonly id: EntityId;
  readonly before: EntityId | null;
  readonly after: EntityId | null;
}

/** Every entity as it is recorded, merged or not. */
type Recorded = ReadonlyMap<EntityId, Entity>;

/** Lets another stand for an entity, and for all it stands for. */
export function mergeSteps(recorded: Recorded, id: EntityId, into: EntityId): readonly MergeStep[] {
  return stepsTo(recorded, [id], into);
}

/** Takes back what was merged, until the entity stands for itself. */
export function splitSteps(recorded: Recorded, id: EntityId): readonly MergeStep[] {
  const entity = recorded.get(id);
  if (entity === undefined) return [];
  return stepsTo(recorded, mergesToUndo(readRegister(recorded.values()), entity), null);
}

function stepsTo(
  recorded: Recorded,
  ids: readonly EntityId[],
  after: EntityId | null,
): readonly MergeStep[] {
  return ids.map((id) => ({ id, before: recorded.get(id)?.mergedInto ?? null, after }));
}

/** What somebody made of an entity since a step. */
export interface Overtaking {
  readonly id: EntityId;
  readonly into: EntityId | null;
}

export interface TakingBack {
  /** None where it was overtaken. */
  readonly steps: readonly MergeStep[];
  readonly overtakenBy: Overtaking | null;
}

/**
 * What takes steps back that were one: each entity leads again where it led before. Nothing
 * does once somebody merged or split one of them since: theirs is not to be lost with it.
 */
export function takingBack(recorded: Recorded, steps: readonly MergeStep[]): TakingBack {
  const overtaken = steps.find(({ id, after }) => recorded.get(id)?.mergedInto !== after);
  if (overtaken !== undefined) {
    const { id } = overtaken;
    return { steps: [], overtakenBy: { id, into: recorded.get(id)?.mergedInto ?? null } };
  }
  const back = steps.map(({ id, before, after }) => ({ id, before: after, after: before }));
  return { steps: back, overtakenBy: null };
}
