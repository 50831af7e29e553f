import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { addTag, readTags } from '#collab/layer-document.ts';
import type { RoomConnection } from '#collab/connection.ts';
import { newId, type TagId } from '#domain/ids.ts';
import { freshDatabase } from '../support/database.ts';
import { effort } from '../support/effort.ts';
import { startServer } from '../support/server.ts';
import { openDesk, until, type Teammate } from './desk.ts';

const database = await freshDatabase();
afterAll(() => database.close());

const KILLS = effort({ test: 5, torture: 100 });

/** Tags until stopped, and knows which of its tags were called saved. */
class Tagger {
  readonly #made: TagId[] = [];
  readonly #page: RoomConnection;
  #isStopped = false;

  constructor(page: RoomConnection) {
    this.#page = page;
    void this.#run();
  }

  /** How many of its tags were called saved. */
  get saved(): number {
    const { state } = this.#page;
    const pending = 'pending' in state ? state.pending : 0;
    return this.#made.length - pending;
  }

  /** Ends as a crashed laptop does: what it did not deliver is lost. */
  stop(): readonly TagId[] {
    this.#isStopped = true;
    const { saved } = this;
    this.#page.destroy();
    return this.#made.slice(0, saved);
  }

  async #run(): Promise<void> {
    await this.#page.synced;
    while (!this.#isStopped) {
      const id = newId<TagId>();
      this.#made.push(id);
      addTag(this.#page.doc, {
        id,
        kind: 'entity',
        label: 'person',
        parts: {},
        fields: {},
        createdBy: null,
        createdAt: Date.now(),
      });
      await wait(randomInt(20));
    }
  }
}

describe('kill -9', () => {
  it('SY10: everything that was shown as saved is there after the server was killed, in the log and in the rows', async () => {
    const desk = await openDesk(database);
    const article = await desk.article();
    const people: Teammate[] = [];
    for (let count = 0; count < 3; count++) people.push(await desk.teammate('annotator'));
    const server = await startServer({ DATABASE_URL: database.connectionString });
    onTestFinished(() => server.kill());
    const { host } = new URL(server.address);

    let saved = 0;
    for (let round = 0; round < KILLS; round++) {
      const taggers = people.map((person) => new Tagger(desk.join(person, article.layer, host)));
      await until('each has work that is saved', () => taggers.every(({ saved }) => saved > 3));
      await wait(randomInt(800));
      await server.kill();
      const kept = taggers.flatMap((tagger) => tagger.stop());
      saved += kept.length;
      await server.start();
      const reader = desk.join(desk.owner, article.layer, host);
      await reader.synced;
      const there = new Set(readTags(reader.doc).good.map(({ id }) => id));
      expect(kept.filter((id) => !there.has(id))).toEqual([]);
      await until('the rows say the same', async () => {
        const rows = await database.query('select id from tag where layer_id = $1', [
          article.layerId,
        ]);
        return rows.length === there.size;
      });
      reader.destroy();
    }
    expect(saved).toBeGreaterThan(20);
    const doubled = await database.query(
      `select subject_id from tag_event where verb = 'created' group by subject_id having count(*) > 1`,
    );
    expect(doubled).toEqual([]);
    await desk.realtime.settle(article.id);
    expect(await desk.realtime.checkRows({ type: 'article', id: article.id })).toEqual([]);
  });
});
