import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { installPeers } from '../peer-packages.ts';
import { describeMachine } from '../machine.ts';
import { canReadProcesses } from '../processes.ts';
import { readArguments } from './arguments.ts';
import type { Contestant } from './contestant.ts';
import { formatSeries, seriesData } from './report.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { runSeries, type Series } from './series.ts';
import { copydesk } from './servers/copydesk.ts';
import { startCluster } from './servers/cluster.ts';
import { peerContestants } from './servers/peers.ts';

/** `npm run bench:sync`: `arguments.ts` says what can be asked. */
export async function main(words: readonly string[]): Promise<void> {
  const asked = readArguments(words);
  console.log(describeMachine());
  if (!canReadProcesses)
    console.log('Only Linux tells CPU time and memory: those columns stay empty.');
  const cluster = await startCluster();
  try {
    const contestants = [...(await findPeers()), copydesk(cluster.url)];
    const all: Series[] = [];
    for (const scenario of scenarios.filter(({ name }) => asked.asksFor(name))) {
      const able = contestants.filter(({ isDurable }) => isDurable || !scenario.isAboutStorage);
      const series = await runSeries(scenario, able, asked);
      console.log(`\n${formatSeries(series)}`);
      all.push(series);
    }
    await writeJson(asked.jsonPath, {
      machine: describeMachine(),
      ...asked,
      series: all.map(seriesData),
    });
  } finally {
    await cluster.stop();
  }
}

/** A peer that is not there is missed aloud. */
async function findPeers(): Promise<readonly Contestant[]> {
  const { directory, problem } = await installPeers('sync');
  if (problem === null) return peerContestants(directory);
  console.log(
    `The limit and the peers cannot be measured, as they cannot be installed: ${problem}`,
  );
  return [];
}

async function writeJson(path: string, data: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(data, null, 2));
  console.log(`\nThe numbers of every run: ${path}`);
}
