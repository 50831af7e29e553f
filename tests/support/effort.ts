/** Whether this is `npm run torture`, which has all night, and not `npm test`. */
export const isTorture = process.env['EFFORT'] === 'torture';

/** How often a law is tried or a server killed: a little in every test run, long in torture. */
export function effort({ test, torture }: { test: number; torture: number }): number {
  return isTorture ? torture : test;
}
