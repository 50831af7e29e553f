import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { addTag, readTags } from '#collab/layer-document.ts';
import type { RoomConnection } from '#collab/connection.ts';
import type { TagId } from '#domain/ids.ts';
import type { Database } from '#server/db/database.ts';
import { isArticleCurrent } from '#server/db/projections.ts';
import { checkRows } from '#server/realtime/projection/check-rows.ts';
import { freshDatabase } from '../support/database.ts';
import { effort, isTorture } from '../support/effort.ts';
import { onEmbeddedPostgres, onPostgres, type Ground, type GroundName } from './kill/grounds.ts';
import { by, someTag } from './records.ts';
import { Team, until, type Teammate, type TestArticle } from './team.ts';

const database = await freshDatabase();
afterAll(() => database.close());

/** `KILLS=20` for another number of them. */
const KILLS = Number(process.env['KILLS'] ?? effort({ test: 3, torture: 100 }));

const GROUNDS: readonly (readonly [GroundName, () => Promise<Ground>])[] = [
  ['a Postgres of its own', () => onPostgres(database)],
  ['the embedded Postgres', onEmbeddedPostgres],
];

/** A server and an embedded Postgres start in seconds; on a busy machine in many. */
const KILLS_MS = 180_000;
const PENDING_AT_MOST = 30;
const NIGHT_MS = 8 * 3_600_000;

/** Tags until stopped, and knows which of its tags were called saved. */
class Tagger {
  /** Resolves when the first tag was called saved. */
  readonly isAtWork: Promise<void>;
  readonly #made: TagId[] = [];
  readonly #page: RoomConnection;
  #isStopped = false;

  constructor(page: RoomConnection) {
    this.#page = page;
    this.isAtWork = until('a tag is saved', () => this.#isStopped || this.#saved.length > 0);
    void this.#run();
  }

  /** Ends as a crashed laptop does: what it did not deliver is lost. */
  stop(): readonly TagId[] {
    this.#isStopped = true;
    const saved = this.#saved;
    this.#page.destroy();
    return saved;
  }

  get #saved(): readonly TagId[] {
    return this.#made.slice(0, this.#made.length - this.#pending);
  }

  get #pending(): number {
    const { state } = this.#page;
    return 'pending' in state ? state.pending : 0;
  }

  async #run(): Promise<void> {
    await this.#page.synced;
    while (!this.#isStopped) {
      await wait(randomInt(20));
      if (this.#pending > PENDING_AT_MOST) continue; // a busy machine has enough to do
      const tag = someTag(by(null));
      this.#made.push(tag.id);
      addTag(this.#page.doc, tag);
    }
  }
}

describe('kill -9', () => {
  it.for(GROUNDS)(
    'SY10: everything that was shown as saved is there after the server was killed, in the log and in the rows, on %s',
    { timeout: isTorture ? NIGHT_MS : KILLS_MS },
    async ([name, open]) => {
      const ground = await open();
      onTestFinished(() => ground.close());
      const team = await new Team(ground.database()).found();
      onTestFinished(() => team.leave());
      const article = await team.article();
      const people: Teammate[] = [];
      for (let count = 0; count < 3; count++) people.push(await team.teammate('annotator'));

      let saved = 0;
      for (let round = 1; round <= KILLS; round++) {
        const taggers = people.map(
          (person) => new Tagger(team.join(person, article.layer, ground.host)),
        );
        // In the midst of work, and every third time also while people are still coming in.
        if (round % 3 !== 0) await Promise.all(taggers.map(({ isAtWork }) => isAtWork));
        await wait(randomInt(1_200));
        await ground.kill();
        const kept = taggers.flatMap((tagger) => tagger.stop());
        saved += kept.length;
        await ground.start();
        const there = await readTagIds(team, article, ground);
        expect(kept.filter((id) => !there.has(id))).toEqual([]);
        await expectRows(ground.database(), article, there.size);
        if (isTorture)
          console.info(`${round} kills on ${name}: ${saved} tags called saved, 0 lost`);
      }
      expect(saved).toBeGreaterThan(KILLS);
      await expectOnce(ground.database(), article);
    },
  );
});

async function readTagIds(team: Team, { layer }: TestArticle, { host }: Ground) {
  const reader = team.join(team.owner, layer, host);
  await reader.synced;
  const ids = new Set(readTags(reader.doc).good.map(({ id }) => id));
  reader.destroy();
  return ids;
}

async function expectRows(rows: Database, { layerId }: TestArticle, count: number): Promise<void> {
  await until('the rows say the same', async () => {
    const tags = await rows.query('select id from tag where layer_id = $1', [layerId]);
    return tags.length === count;
  });
}

/** Nothing was made twice, and rows are what a rebuild from the log makes. */
async function expectOnce(rows: Database, { id }: TestArticle): Promise<void> {
  const doubled = await rows.query(
    `select subject_id from tag_event where verb = 'created' group by subject_id having count(*) > 1`,
  );
  expect(doubled).toEqual([]);
  await until('the rows say all that is in the log', () => isArticleCurrent(rows, id));
  expect(await checkRows(rows, { type: 'article', id })).toEqual([]);
}
