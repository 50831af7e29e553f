import { describeMachine } from '../machine.ts';
import { installPeers } from '../peer-packages.ts';
import { formatReport, writeReports, type Measure, type Report } from '../report.ts';
import { runRounds } from '../rounds.ts';
import { readArguments } from './arguments.ts';
import { buildPeers, buildSite } from './bundles.ts';
import { runArticle } from './run-article.ts';

/** The first row is what the others are compared with. */
const OURS: Readonly<Record<string, string>> = {
  plain: 'ProseMirror, no tags',
  'plain-skipping': 'ProseMirror, no tags, content-visibility',
  copydesk: 'Copydesk',
};

const PEERS: Readonly<Record<string, string>> = {
  'react-text-annotate': 'react-text-annotate 0.3.0',
  'v-annotator': 'v-annotator 0.1.31',
  'recogito-spans': 'Recogito text-annotator 4.1.1, spans',
  'recogito-highlights': 'Recogito text-annotator 4.1.1, CSS highlights',
};

const MEASURES: readonly Measure[] = [
  { key: 'open', title: 'open ms', isCompared: true },
  { key: 'openCpu', title: 'open, main thread ms', isCompared: true },
  { key: 'addTag', title: 'one tag ms', isOptional: true },
  { key: 'key', title: 'key ms', isCompared: true, isOptional: true },
  { key: 'key95', title: 'key p95 ms', isOptional: true },
  { key: 'burst', title: '100 remote edits ms', isOptional: true },
  { key: 'burstCpu', title: '100 remote edits, main thread ms', isOptional: true },
  { key: 'smooth', title: '100 tags/s: % of frames < 20 ms', isOptional: true },
  { key: 'scroll95', title: 'scroll p95 ms' },
  { key: 'heap', title: 'heap MB' },
  { key: 'nodes', title: 'DOM nodes' },
];

/** `npm run bench:editor`: `arguments.ts` says what can be asked. */
export async function main(words: readonly string[]): Promise<void> {
  const { rounds, wordCounts, jsonPath, asksFor } = readArguments(words);
  const machine = describeMachine();
  console.log(machine);
  const names = Object.entries({ ...OURS, ...(await findPeers()) });
  const reports: Report[] = [];
  for (const wordCount of wordCounts) {
    const entrants = names
      .filter(([contestant]) => asksFor(contestant))
      .map(([contestant, name]) => ({ name, run: () => runArticle(contestant, wordCount) }));
    const title = `${wordCount.toLocaleString('en')} words, a tag every eight`;
    const report = { title, measures: MEASURES, results: await runRounds(entrants, rounds) };
    console.log(`\n${formatReport(report)}`);
    reports.push(report);
  }
  await writeReports(jsonPath, { machine, rounds, reports });
}

/** Bundles everything; a peer that is not there is missed aloud. */
async function findPeers(): Promise<Readonly<Record<string, string>>> {
  await buildSite(Object.keys(OURS));
  const { directory, problem } = await installPeers('editor');
  if (problem === null) {
    await buildPeers(directory, Object.keys(PEERS));
    return PEERS;
  }
  console.log(`The peers cannot be installed, so they are not measured: ${problem}`);
  return {};
}
