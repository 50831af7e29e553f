import { describeMachine } from '../machine.ts';
import { installPeers } from '../peer-packages.ts';
import { canReadProcesses } from '../processes.ts';
import { formatReport, writeReports, type Report } from '../report.ts';
import { runRounds } from '../rounds.ts';
import { readArguments } from './arguments.ts';
import type { Contestant } from './contestant.ts';
import { entrantsOf } from './scenario.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { startCluster } from './servers/cluster.ts';
import { copydesk } from './servers/copydesk.ts';
import { clustersOf } from './servers/nodes.ts';
import { peerClusters } from './servers/peer-nodes.ts';
import { peerContestants } from './servers/peers.ts';

/** `npm run bench:sync`: `arguments.ts` says what can be asked. */
export async function main(words: readonly string[]): Promise<void> {
  const { rounds, duration, asksFor, jsonPath } = readArguments(words);
  const machine = describeMachine();
  console.log(machine);
  if (!canReadProcesses) {
    console.log('Only Linux tells CPU time and memory: those columns stay empty.');
  }
  const cluster = await startCluster();
  try {
    const contestants = [...(await findPeers()), copydesk(cluster.url), ...clustersOf(cluster.url)];
    const reports: Report[] = [];
    for (const scenario of scenarios.filter(({ name }) => asksFor(name))) {
      const results = await runRounds(entrantsOf(scenario, contestants, duration), rounds);
      const report = { title: scenario.title, measures: scenario.measures, results };
      console.log(`\n${formatReport(report)}`);
      reports.push(report);
    }
    await writeReports(jsonPath, { machine, rounds, duration, reports });
  } finally {
    await cluster.stop();
  }
}

/** A peer that is not there is missed aloud. */
async function findPeers(): Promise<readonly Contestant[]> {
  const { directory, problem } = await installPeers('sync');
  if (problem === null) return [...peerContestants(directory), ...peerClusters(directory)];
  console.log(`The limit and the peers cannot be installed, so they are not measured: ${problem}`);
  return [];
}
