import { beforeAll, expect, inject, test } from 'vitest';
import { installPeers } from '../peer-packages.ts';
import { canReadProcesses } from '../processes.ts';
import { runRounds } from '../rounds.ts';
import type { Contestant } from './contestant.ts';
import { acknowledgement } from './scenarios/acknowledgement.ts';
import { cost } from './scenarios/cost.ts';
import { cursors } from './scenarios/cursors.ts';
import { fanOut } from './scenarios/fan-out.ts';
import { entrantsOf } from './scenario.ts';
import { copydesk } from './servers/copydesk.ts';
import { peerContestants } from './servers/peers.ts';

/** Long enough that something happens; what it measures is nobody's business here. */
const MOMENT = { warmUpMs: 200, measureMs: 1_000 };
const INSTALL_TIMEOUT_MS = 200_000;
const RUN_TIMEOUT_MS = 60_000;

let contestants: readonly Contestant[] = [];

beforeAll(async () => {
  const { directory, problem } = await installPeers('sync');
  if (problem !== null) console.warn(`The peers are not there: ${problem}`);
  const peers = problem === null ? peerContestants(directory) : [];
  contestants = [...peers, copydesk(inject('clusterUrl'))];
}, INSTALL_TIMEOUT_MS);

for (const scenario of [cost, fanOut(10), acknowledgement(1), cursors]) {
  test(
    `Every server delivers every update, and every measure of ${scenario.name} is a number`,
    async () => {
      const results = await runRounds(entrantsOf(scenario, contestants, MOMENT), 1);
      for (const { name, medians, problem } of results) {
        expect({ name, problem }).toEqual({ name, problem: null });
        for (const { key, title, isOptional } of canReadProcesses ? scenario.measures : []) {
          if (isOptional === true) continue;
          expect(medians[key], `${name}: ${title}`).toSatisfy(Number.isFinite);
        }
      }
    },
    RUN_TIMEOUT_MS,
  );
}
