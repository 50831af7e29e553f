import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { effort, isTorture } from '../support/effort.ts';
import { seededRandom } from '../support/random.ts';
import { Site } from './weather/site.ts';
import { editSomewhere } from './weather/steps.ts';
import { Story } from './weather/story.ts';
import { judge } from './weather/verdict.ts';

/** How long the weather stays as it is, and people go on working. */
const SPELL_MS = effort({ test: 1_500, torture: 60_000 });
/** Between what the five of them do. */
const PAUSE_MS = 25;
/** A third of them each: a day ahead, a day behind, right. */
const CLOCK_JUMPS = 6;
/** Starting servers, and calm after the weather, on a busy machine. */
const PATIENCE_MS = 180_000;
const NIGHT_MS = 8 * 3_600_000;

const site = await Site.open(await freshDatabase(), 2);
afterAll(() => site.close());

/** Weather with its beginning; the answer ends it. */
type Spell = readonly [
  name: string,
  isNoticed: 'people are told' | 'nobody need know',
  begin: () => (() => unknown) | Promise<() => unknown>,
];

const SPELLS: readonly Spell[] = [
  ['the database is gone', 'people are told', () => postgresBecomes({ isCut: true })],
  ['the database does not answer', 'people are told', () => postgresBecomes({ isStalled: true })],
  ['the database is slow', 'nobody need know', () => postgresBecomes({ lagMs: 400 })],
  ['one commit in ten is refused', 'nobody need know', refuseCommits],
  ['the clock of a server jumps a day ahead and back', 'nobody need know', jumpClock],
];

describe('a spell of bad weather', () => {
  it.for(SPELLS)(
    'SY12: while %s people work on, and in the end all of it is saved once',
    { timeout: isTorture ? NIGHT_MS : PATIENCE_MS },
    async ([name, isNoticed, begin]) => {
      const random = seededRandom(SPELLS.findIndex(([known]) => known === name));
      const story = await Story.begin(site, random);
      try {
        await Promise.all(story.comeIn().map(({ connection }) => connection.synced));
        const end = await begin();
        const isTold = await work(story, () => editSomewhere(story, random));
        await end();
        const pages = story.people.flatMap((person) => person.pages.map(({ page }) => page));
        const made = pages.reduce((sum, { edits }) => sum + edits.length, 0);
        expect(made).toBeGreaterThan(0);
        expect(isTold || isNoticed === 'nobody need know').toBe(true);
        const faults = await judge(story);
        if (isTorture) console.info(`${name} for ${SPELL_MS / 1_000} s: ${made} edits made`);
        expect(faults, site.heard()).toEqual([]);
      } finally {
        await story.leave();
      }
    },
  );
});

/** Does something again and again for as long as the spell lasts; answers whether a page said that saving waits. */
async function work({ people }: Story, edit: () => void): Promise<boolean> {
  const endsAt = performance.now() + SPELL_MS;
  let isTold = false;
  while (performance.now() < endsAt) {
    edit();
    await wait(PAUSE_MS);
    isTold ||= people.some(({ open }) =>
      [...open.values()].some(({ state }) => ['saving', 'storage-down'].includes(state.type)),
    );
  }
  return isTold;
}

function postgresBecomes(roughness: Parameters<typeof site.postgres.become>[0]): () => void {
  site.postgres.become(roughness);
  return () => site.postgres.mend();
}

async function refuseCommits(): Promise<() => Promise<void>> {
  await site.refuseSomeCommits(true);
  return () => site.refuseSomeCommits(false);
}

/** As often as makes the clock right in the end. */
function jumpClock(): () => Promise<void> {
  const jumping = (async () => {
    for (let jump = 0; jump < CLOCK_JUMPS; jump++) {
      await wait(SPELL_MS / CLOCK_JUMPS);
      await site.jumpClock();
    }
  })();
  return () => jumping;
}
