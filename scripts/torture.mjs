/**
 * `npm run torture`: the tests that try laws at random or kill servers, for as long as it
 * takes. What stands behind `--` goes to vitest and chooses among them, as in
 * `npm run torture -- kill.test.ts -t embedded`.
 */
import { ensureBuilt, ensureInstalled, runOrExit } from './prepare.mjs';

const RANDOM_OR_KILLING = [
  'src/editor/binding.test.ts',
  'src/collab/anchors.test.ts',
  'src/lib/workspace/live/live-article.test.ts',
  'tests/realtime/projection.test.ts',
  'tests/realtime/durability.test.ts',
  'tests/realtime/kill.test.ts',
  'tests/realtime/hostile-frames.test.ts',
  'server/realtime/update-grammar.test.ts',
  'tests/realtime/weather.test.ts',
  'tests/realtime/spells.test.ts',
];

ensureInstalled();
ensureBuilt();
const chosen = process.argv.slice(2);
const tests = chosen.length > 0 ? chosen : RANDOM_OR_KILLING;
runOrExit('npx', ['vitest', 'run', '--reporter=verbose', ...tests], { EFFORT: 'torture' });
