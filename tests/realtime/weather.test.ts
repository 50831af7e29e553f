import { afterAll, describe, it } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { effort, isTorture } from '../support/effort.ts';
import { seededRandom } from '../support/random.ts';
import { FAILING_SEEDS, FAILING_STEPS } from './weather/failing-seeds.ts';
import { Site } from './weather/site.ts';
import { takeSteps } from './weather/steps.ts';
import { Story } from './weather/story.ts';
import { judge } from './weather/verdict.ts';

const STEPS = effort({ test: 60, torture: 150 });
/** Stories are mostly waiting: some are told side by side, each on a site of its own. So many nodes each has. */
const SITES = [1, 2, 2] as const;

/** A story takes seconds; on a busy machine, behind others that wait for a site, it takes long. */
const STORY_MS = 180_000;
const NIGHT_MS = 8 * 3_600_000;

const sites: readonly Site[] = await Promise.all(
  SITES.map(async (nodes) => Site.open(await freshDatabase(), nodes)),
);
afterAll(() => Promise.all(sites.map((site) => site.close())));

const seeds = chosenSeeds() ?? [
  ...FAILING_SEEDS,
  ...seedsBetween(1, effort({ test: 24, torture: 1_000 })),
];

describe.concurrent('weather', () => {
  it.for(seeds)(
    'SY12: after bad weather replicas, log and rows agree, and nothing saved is missing (seed %i)',
    { timeout: isTorture ? NIGHT_MS : STORY_MS },
    (seed) => atFreeSite((site) => tell(site, seed)),
  );
});

const free = [...sites];
const waiting: ((site: Site) => void)[] = [];

async function atFreeSite(work: (site: Site) => Promise<void>): Promise<void> {
  const site = free.pop() ?? (await new Promise<Site>((resolve) => waiting.push(resolve)));
  try {
    await work(site);
  } finally {
    const next = waiting.shift();
    if (next === undefined) free.push(site);
    else next(site);
  }
}

/** `SEEDS=17` or `SEEDS=1-200`, to see a story again or more of them. */
function chosenSeeds(): number[] | null {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(process.env['SEEDS'] ?? '') ?? [];
  return first === undefined ? null : seedsBetween(Number(first), Number(last));
}

function seedsBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

async function tell(site: Site, seed: number): Promise<void> {
  const story = await Story.begin(site, seededRandom(seed));
  try {
    await Promise.all(story.comeIn().map(({ connection }) => connection.synced));
    await takeSteps(story, seed, FAILING_SEEDS.includes(seed) ? FAILING_STEPS : STEPS);
    const faults = await judge(story);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } catch (error) {
    throw new Error(`${String(error)}\nafter ${story.told.join(', ')}\n${site.heard()}`, {
      cause: error,
    });
  } finally {
    await story.leave();
  }
}
