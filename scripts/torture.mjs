/** `npm run torture`: the tests that try laws at random or kill servers, for as long as it takes. */
import { ensureBuilt, ensureInstalled, runOrExit } from './prepare.mjs';

const RANDOM_OR_KILLING = [
  'src/editor/binding.test.ts',
  'src/collab/anchors.test.ts',
  'tests/realtime/projection.test.ts',
  'tests/realtime/kill.test.ts',
  'tests/realtime/hostile-frames.test.ts',
  'server/realtime/update-grammar.test.ts',
  'tests/realtime/weather.test.ts',
];

ensureInstalled();
ensureBuilt();
runOrExit('npx', ['vitest', 'run', ...RANDOM_OR_KILLING], { EFFORT: 'torture' });
