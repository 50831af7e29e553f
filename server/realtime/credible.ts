import { CLOCK_SKEW_MS, OFFLINE_WORK_MS } from './limits.ts';

/** A stated time if it can be true, else the time of the edit. */
export function credible(stated: unknown, now: number): number {
  const isCredible =
    typeof stated === 'number' &&
    Number.isSafeInteger(stated) &&
    stated <= now + CLOCK_SKEW_MS &&
    stated >= now - OFFLINE_WORK_MS;
  return isCredible ? stated : now;
}
