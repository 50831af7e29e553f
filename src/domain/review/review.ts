import type { TagId } from '../ids.ts';
import type { Decision, ReviewState } from './decision.ts';

/** How a tag stands in review. */
export interface Judgement {
  readonly state: ReviewState;
  /** What was decided before the tag changed; null unless that is why it is undecided. */
  readonly changedSince: Decision['state'] | null;
}

const UNDECIDED: Judgement = { state: 'undecided', changedSince: null };

/** What a decision means for a tag as it is now. */
export function judgementOf(
  tagDigest: string,
  decision: Pick<Decision, 'state' | 'digest'> | undefined,
): Judgement {
  if (decision === undefined) return UNDECIDED;
  if (decision.digest !== tagDigest) return { state: 'undecided', changedSince: decision.state };
  return { state: decision.state, changedSince: null };
}

export type Tally = Readonly<Record<ReviewState, number>>;

export function tally(judgements: Iterable<Judgement>): Tally {
  const counts = { undecided: 0, accepted: 0, rejected: 0 };
  for (const { state } of judgements) counts[state]++;
  return counts;
}

/**
 * The undecided tag a reviewer comes to next: after the current one in reading
 * order, then around from the start. Null when all is decided.
 */
export function nextUndecided(
  inOrder: readonly TagId[],
  current: TagId | null,
  stateOf: (tag: TagId) => ReviewState,
): TagId | null {
  const place = current === null ? -1 : inOrder.indexOf(current);
  const around = [...inOrder.slice(place + 1), ...inOrder.slice(0, place + 1)];
  return around.find((tag) => stateOf(tag) === 'undecided') ?? null;
}
