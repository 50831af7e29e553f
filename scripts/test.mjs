/** `npm test`: every test there is, from a fresh clone on; the last line counts them. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './prepare.mjs';

const RESULTS = join(root, 'test-results');
const VITEST_RESULTS = join(RESULTS, 'vitest.json');
const JOURNEY_RESULTS = join(RESULTS, 'journeys.json');

ensureInstalled();
ensureBuilt();
rmSync(RESULTS, { recursive: true, force: true });

const statuses = [
  npx(
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${VITEST_RESULTS}`,
  ),
  npx('playwright', 'test'),
];
const counts = [count(VITEST_RESULTS, countVitest), count(JOURNEY_RESULTS, countJourneys)];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(statuses.every((status) => status === 0) && failed === 0 ? 0 : 1);

function npx(...parameters) {
  return run('npx', parameters);
}

/** A run that broke off before it could write its results counts as one failure. */
function count(file, read) {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 };
}

/** A file that does not even load is a failed suite without a failed test. */
function countVitest({ testResults, numPassedTests, numFailedTests }) {
  const unloadable = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
}

function countJourneys({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}
