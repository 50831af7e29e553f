import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

/**
 * Vitest fails a run for errors that belong to no test, such as a promise nobody
 * waited for, and says so above thousands of lines. They are written down, so that
 * the end of the run can name them.
 */
export default class StrayErrors implements Reporter {
  onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (_modules, errors) => {
    const file = process.env['STRAY_ERRORS_FILE'];
    if (file === undefined) return;
    const told = errors.map(({ name, message, stack }) => stack ?? `${name}: ${message}`);
    writeFileSync(file, JSON.stringify(told));
  };
}
