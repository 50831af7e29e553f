import { rm } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { addTag, readTags } from '#collab/layer-document.ts';
import type { RoomConnection } from '#collab/connection.ts';
import type { TagId } from '#domain/ids.ts';
import { startServer } from '../support/server.ts';
import { temporaryDirectory } from '../support/test-cluster.ts';
import { databaseIn, postmasterIn } from './kill/grounds.ts';
import { by, someTag } from './records.ts';
import { Team, until } from './team.ts';

const ENDED = 'Postgres ended unexpectedly';

it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
  'SY13: the embedded Postgres that somebody ends by %s is named in the log and started again, and what waited is saved',
  { timeout: 120_000 },
  async (signal) => {
    const dataDirectory = await temporaryDirectory();
    const server = await startServer({ DATA_DIR: dataDirectory });
    const database = await databaseIn(dataDirectory);
    onTestFinished(async () => {
      await database.close();
      await server.stop();
      await rm(dataDirectory, { recursive: true });
    });
    const host = new URL(server.address).host;
    const team = await new Team(database).found();
    const { layer } = await team.article();
    const page = team.join(team.owner, layer, host);
    await page.synced;
    const before = tag(page);
    await until('a tag is saved', () => isSaved(page));

    process.kill(postmasterIn(dataDirectory), signal);
    await until('the log says so, though nobody asked for anything', () =>
      server.output().includes(ENDED),
    );
    const meanwhile = tag(page);
    await until('Postgres is said to run again', () =>
      server.output().includes('Postgres runs again'),
    );
    await until('what waited is saved', () => isSaved(page));
    const after = tag(page);
    await until('what came after is saved', () => isSaved(page));

    const reader = team.join(team.owner, layer, host);
    await reader.synced;
    const tags = readTags(reader.doc).good.map(({ id }) => id);
    expect(tags.toSorted()).toEqual([before, meanwhile, after].toSorted());
    expect(server.output().split(ENDED)).toHaveLength(2);
    team.leave();
  },
);

function tag({ doc }: RoomConnection): TagId {
  const made = someTag(by(null));
  addTag(doc, made);
  return made.id;
}

function isSaved({ state }: RoomConnection): boolean {
  return state.type === 'saved';
}
