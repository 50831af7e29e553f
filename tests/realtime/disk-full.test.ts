import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { addTag, readTags } from '#collab/layer-document.ts';
import type { TagId } from '#domain/ids.ts';
import type { Database } from '#server/db/database.ts';
import { checkRows } from '#server/realtime/projection/check-rows.ts';
import { isTorture } from '../support/effort.ts';
import { startServer } from '../support/server.ts';
import { temporaryDirectory } from '../support/test-cluster.ts';
import { databaseIn } from './kill/grounds.ts';
import { by, someTag } from './records.ts';
import { Team, until } from './team.ts';

/** Room for a new database and little else. */
const DISK_MB = 192;
/** A database is made first; on a busy machine that takes long. */
const PATIENCE_MS = 180_000;
const NIGHT_MS = 8 * 3_600_000;
const CHUNK = Buffer.alloc(1024 * 1024);

const disk = await temporaryDirectory();
const isMounted = mount(disk);
afterAll(() => {
  if (isMounted) spawnSync('umount', ['--lazy', disk]);
  rmSync(disk, { recursive: true, force: true });
});

describe('a full disk', () => {
  if (!isMounted) {
    it.skip('skipped: a small disk can only be made by root, on Linux');
    return;
  }

  it(
    'SY6: nothing is called saved while there is no room; when there is, everything is, and nothing twice',
    { timeout: isTorture ? NIGHT_MS : PATIENCE_MS },
    async () => {
      const server = await startServer({ DATA_DIR: disk });
      onTestFinished(() => server.kill());
      const { host } = new URL(server.address);
      const database = await databaseIn(disk);
      onTestFinished(() => database.close());
      const team = await new Team(database).found();
      onTestFinished(() => team.leave());
      const article = await team.article();
      const page = team.join(team.owner, article.layer, host);
      await page.synced;
      const tag = () => {
        const made = someTag(by(team.owner.accountId, Date.now()));
        addTag(page.doc, made);
        return made.id;
      };
      const made: TagId[] = [tag()];
      await until('it is saved', () => page.state.type === 'saved');

      await database.query('create table filler (words text)');
      const filler = fill(disk);
      expect(await useUp(database)).toMatch(/No space left|terminated|ECONN|timeout/i);
      await until('a tag is not saved', () => {
        made.push(tag());
        return page.state.type === 'storage-down';
      });
      expect((await fetch(`${server.address}/healthz`)).status).toBe(200);

      rmSync(filler);
      await until('all is saved', () => page.state.type === 'saved');
      const reader = team.join(team.owner, article.layer, host);
      await reader.synced;
      const ids = readTags(reader.doc).good.map(({ id }) => id);
      expect(ids.toSorted()).toEqual(made.toSorted());
      await until('the rows say so', async () => {
        const rows = await database.query('select id from tag').catch(() => []);
        return rows.length === made.length;
      });
      expect(await checkRows(database, { type: 'article', id: article.id })).toEqual([]);
    },
  );
});

/** Puts a small disk where the folder is; false where that cannot be done. */
function mount(folder: string): boolean {
  const options = `size=${DISK_MB}m,mode=0755`;
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'copydesk-test', folder]);
  return status === 0;
}

/** Takes all room there is; the file that has it. */
function fill(folder: string): string {
  const file = join(folder, 'filler');
  const descriptor = openSync(file, 'w');
  try {
    for (;;) writeSync(descriptor, CHUNK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(descriptor);
  }
  return file;
}

/** Writes until Postgres has used up what it had set aside as well; how it says so. */
async function useUp(database: Database): Promise<string> {
  for (;;) {
    try {
      await database.query(
        `insert into filler select string_agg(md5(random()::text), '') from generate_series(1, 30000)`,
      );
    } catch (error) {
      return String(error);
    }
  }
}
