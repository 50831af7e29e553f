import { Refusal, refusals } from './errors.ts';
import { isConnectionFailure } from './db/connection-failure.ts';

/** What to tell a person of an error: a refusal as it is, a lost database in words; null when it is a fault of ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  return isConnectionFailure(error) ? refusals.storageUnavailable() : null;
}
