/** `npm test`: every test there is, from a fresh clone on; the last line counts them. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './prepare.mjs';

const RESULTS = join(root, 'test-results');
const VITEST_RESULTS = join(RESULTS, 'vitest.json');
const STRAY_ERRORS = join(RESULTS, 'stray-errors.json');
const JOURNEY_RESULTS = join(RESULTS, 'journeys.json');

ensureInstalled();
ensureBuilt();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS);

const vitest = run(
  'npx',
  [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=./tests/support/stray-errors.ts',
    '--reporter=json',
    `--outputFile.json=${VITEST_RESULTS}`,
  ],
  { STRAY_ERRORS_FILE: STRAY_ERRORS },
);
const playwright = run('npx', ['playwright', 'test']);

const outcomes = [
  outcome('vitest', vitest, VITEST_RESULTS, readVitest),
  outcome('playwright', playwright, JOURNEY_RESULTS, readJourneys),
];
const passed = outcomes.reduce((sum, { passed }) => sum + passed, 0);
const failures = outcomes.flatMap(({ failures }) => failures);
if (failures.length > 0)
  console.log(`\nFailed:\n${failures.map((name) => `- ${name}`).join('\n')}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** A runner that ends badly has failed, also where none of its tests did or it could not write its results. */
function outcome(runner, status, file, read) {
  const { passed, failures } = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failures: [] };
  const isExplained = status === 0 || failures.length > 0;
  return {
    passed,
    failures: isExplained ? failures : [`${runner} ended with status ${status}; see above why`],
  };
}

/** A file that does not even load is a failed suite without a failed test. */
function readVitest({ testResults, numPassedTests }) {
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${name}: ${message}`];
    return failed.map(({ fullName }) => `${name}: ${fullName}`);
  });
  return { passed: numPassedTests, failures: [...failures, ...strayErrors()] };
}

/** What went wrong outside any test. */
function strayErrors() {
  return existsSync(STRAY_ERRORS) ? JSON.parse(readFileSync(STRAY_ERRORS, 'utf8')) : [];
}

function readJourneys({ suites, stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failures: [...suites.flatMap(failedIn), ...errors.map(({ message }) => message)],
  };
}

function failedIn({ file, specs = [], suites = [] }) {
  const failed = specs.filter(({ ok }) => !ok).map(({ title }) => `${file}: ${title}`);
  return [...failed, ...suites.flatMap(failedIn)];
}
