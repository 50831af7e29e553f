import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import type { RoomConnection } from '#collab/connection.ts';
import { addTag, readTags } from '#collab/layer-document.ts';
import { roomName, type Room } from '#collab/rooms.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { newId, type TagId } from '#domain/ids.ts';
import { loadDocument } from '#server/db/documents.ts';
import type { OpenBus } from '#server/realtime/fan-out/bus.ts';
import { PostgresBus } from '#server/realtime/fan-out/postgres-bus.ts';
import { RedisBus } from '#server/realtime/fan-out/redis-bus.ts';
import { startRoundRobin } from '../../scripts/round-robin.mjs';
import { freshDatabase } from '../support/database.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { startServer, type ServerEnvironment, type TestServer } from '../support/server.ts';
import { Node } from './node.ts';
import { RawSocket } from './raw-socket.ts';
import { Team, until, type Teammate, type TestArticle } from './team.ts';

const database = await freshDatabase();
afterAll(() => database.close());

const redisProgram = findRedis();
const redis = redisProgram === null ? null : await startRedis(redisProgram);
afterAll(() => redis?.kill());
const WITHOUT_REDIS = 'neither valkey-server nor redis-server is on the path';

const byPostgres: OpenBus = (events) => new PostgresBus(database, events);
const byRedis: OpenBus = (events) => new RedisBus(redis?.url ?? '', events);

describe('nodes that share nothing but Postgres', () => {
  contract(byPostgres);
  deathOfANode({});
});

describe('nodes that share a Redis', () => {
  if (redis === null) {
    it.skip(`skipped: ${WITHOUT_REDIS}`);
    return;
  }
  contract(byRedis);
  deathOfANode({ REDIS_URL: redis.url });

  it('FO6: while Redis is gone edits are saved and reach everybody; when it is back nothing is lost', async () => {
    const { team, article, one, other } = await twoNodes(byRedis);
    const [ada, bob] = [await team.teammate('editor', 'Ada'), await team.teammate('editor', 'Bob')];
    const there = team.join(ada, article.text, one.host);
    const here = team.join(bob, article.text, other.host);
    await Promise.all([there.synced, here.synced]);
    type(there, 'a');
    await alike(there, here);

    await redis.kill();
    try {
      type(there, 'b');
      type(here, 'c');
      await saved(there, here);
      await alike(there, here);
    } finally {
      await redis.start();
    }
    type(there, 'd');
    await saved(there);
    await alike(there, here);
    await until('presence is back', () => namesIn(here).includes('Ada'));
    for (const letter of ['a', 'b', 'c', 'd']) expect(textIn(here)).toContain(letter);
  });
});

/** What becomes of people whose node is killed, behind a balancer that knows nothing of them. */
function deathOfANode(environment: ServerEnvironment): void {
  it('FO10: people of a node that is killed go on at another, and nothing that was saved is lost', async () => {
    const team = await new Team(database).found();
    onTestFinished(() => team.leave());
    const article = await team.article(['.']);
    const servers: TestServer[] = [];
    for (let count = 0; count < 2; count++) {
      const server = await startServer({ DATABASE_URL: database.connectionString, ...environment });
      onTestFinished(() => server.kill());
      servers.push(server);
    }
    const ports = servers.map(({ address }) => Number(new URL(address).port));
    const balancer = await startRoundRobin(ports, { host: '127.0.0.1', port: 0 });
    onTestFinished(() => balancer.close());

    const editor = await team.teammate('editor');
    const host = `127.0.0.1:${balancer.port}`;
    const pages = [1, 2, 3, 4].map(() => team.join(editor, article.text, host));
    await Promise.all(pages.map(({ synced }) => synced));
    let typed = 0;
    for (const killed of servers) {
      const writing = pages.map(keepTyping);
      await wait(300);
      await killed.kill();
      await wait(300);
      for (const { stop } of writing) stop();
      await saved(...pages);
      await alike(...pages);
      const stored = await storedText(article.text);
      expect(pages.map(textIn)).toEqual(pages.map(() => stored));
      typed += writing.reduce((sum, { count }) => sum + count(), 0);
      expect(stored).toHaveLength(typed + '.\n'.length);
      await killed.start();
    }
  });
}

/** What holds of every way in which nodes talk to each other. */
function contract(openBus: OpenBus): void {
  it('FO1: what is committed on one node is seen on every other, and all come to the same', async () => {
    const { team, article, one, other } = await twoNodes(openBus);
    const third = await Node.start(team, openBus);
    const editor = await team.teammate('editor');
    const pages = [one, other, third].map(({ host }) => team.join(editor, article.text, host));
    await Promise.all(pages.map(({ synced }) => synced));
    for (let round = 0; round < 30; round++) {
      for (const page of pages) type(page, 'x');
      if (round % 5 === 0) await wait(5);
    }
    await saved(...pages);
    const whole = `${'x'.repeat(90)}.\n`;
    await until('all pages have all of it', () => pages.every((page) => textIn(page) === whole));
    expect(await storedText(article.text)).toBe(whole);
    await rowsAreRight(one, article);
  });

  it('FO2: news that was lost on the way is read from the log', async () => {
    const weather = { lost: 0 };
    const { team, article, one, other } = await twoNodes(losing(openBus, weather));
    const editor = await team.teammate('editor');
    const there = team.join(editor, article.text, one.host);
    const here = team.join(editor, article.text, other.host);
    await Promise.all([there.synced, here.synced]);
    for (let round = 0; round < 60; round++) {
      type(round % 2 === 0 ? there : here, String(round % 10));
      if (round % 4 === 0) await wait(5);
    }
    await saved(there, here);
    weather.lost = -1; // the last one arrives, and what is missing before it is seen to be
    type(there, '!');
    await alike(there, here);
    expect(textIn(here)).toHaveLength(63);
    expect(await storedText(article.text)).toBe(textIn(here));
  });

  it('FO3: who opens a room anywhere finds all that was committed before', async () => {
    const { team, article, one, other } = await twoNodes(losing(openBus, { lost: 1 }));
    const editor = await team.teammate('editor');
    const there = team.join(editor, article.text, one.host);
    const early = team.join(editor, article.text, other.host);
    await Promise.all([there.synced, early.synced]);
    type(there, 'a');
    await saved(there);
    const late = await new RawSocket(other, editor, article.text).synced();
    expect(readText(textOf(late.doc))).toBe('a.\n');
    await alike(there, early); // a node that looked for one has it for all
  });

  it('FO3: a room that is opened while others write in it misses nothing', async () => {
    const { team, one, other } = await twoNodes(openBus);
    const editor = await team.teammate('editor');
    for (let round = 0; round < 10; round++) {
      const { text } = await team.article(['.']);
      const there = team.join(editor, text, one.host);
      await there.synced;
      const writing = keepTyping(there);
      const here = team.join(editor, text, other.host);
      await here.synced;
      await wait(20);
      writing.stop();
      await saved(there);
      await alike(there, here);
    }
  });

  it('FO4: people see each other on all nodes, and who leaves is gone on all', async () => {
    const { team, article, one, other } = await twoNodes(openBus);
    const [ada, bob] = [await team.teammate('editor', 'Ada'), await team.teammate('viewer', 'Bob')];
    const there = team.join(ada, article.text, one.host);
    await there.synced;
    there.awareness.setLocalStateField('cursor', 7);
    const here = team.join(bob, article.text, other.host); // comes later, and is told of who is there
    await until('they see each other', () => {
      return namesIn(there).includes('Bob') && namesIn(here).includes('Ada');
    });
    expect(await presentOn(one, article)).toEqual(['Ada', 'Bob']);
    expect(await presentOn(other, article)).toEqual(['Ada', 'Bob']);
    const visitors = await other.realtime.visitorsOf(team.workspaceId);
    expect(visitors.map(({ name }) => name).toSorted()).toEqual(['Ada', 'Bob']);

    there.destroy();
    await until('Ada is gone', () => !namesIn(here).includes('Ada'));
    await until('she is gone from the list', async () => {
      return (await presentOn(other, article)).join() === 'Bob';
    });
  });

  it('FO4: with a node go its people', async () => {
    const { team, article, one, other } = await twoNodes(openBus);
    const [ada, bob] = [await team.teammate('editor', 'Ada'), await team.teammate('viewer', 'Bob')];
    const there = team.join(ada, article.text, one.host);
    const here = team.join(bob, article.text, other.host);
    await until('Bob sees Ada', () => namesIn(here).includes('Ada'));
    await one.close();
    await until('Ada is gone', () => !namesIn(here).includes('Ada'));
    expect(await presentOn(other, article)).toEqual(['Bob']);
    there.destroy();
  });

  it('FO5: of two who write under one client id at the same moment one is refused, and the log has nothing of theirs', async () => {
    const { team, one, other } = await twoNodes(openBus);
    for (let round = 0; round < 5; round++) {
      const { text } = await team.article(['.']);
      const [ada, bob] = [await team.teammate('editor'), await team.teammate('editor')];
      const [first, second] = [new RawSocket(one, ada, text), new RawSocket(other, bob, text)];
      const bystander = team.join(team.owner, text, other.host);
      await Promise.all([first.synced(), second.synced(), bystander.synced]);
      type(bystander, '~');
      first.update(insertionAs(7, first.doc, 'first'));
      second.update(insertionAs(7, second.doc, 'second'));
      const refused = () => [first, second].filter(({ closed }) => closed?.code === 4422);
      await until('one of them is out', () => refused().length > 0);
      await saved(bystander);
      const stored = await storedText(text);
      expect(refused().map(({ closed }) => closed?.reason)).toEqual([
        'This page writes as somebody else. Reload it.',
      ]);
      const [owner] = await database.query<{ id: string }>(
        'select account_id as id from doc_client where doc_id = $1 and client_id = 7',
        [roomName(text)],
      );
      const isFirst = owner?.id === ada.accountId;
      expect(stored).toContain(isFirst ? 'first' : 'second');
      expect(stored).not.toContain(isFirst ? 'second' : 'first');
      await until('the bystander reads what is stored', () => textIn(bystander) === stored);
    }
  });

  it('FO7: two nodes that compact and project at once do it once, and rows are what a rebuild makes', async () => {
    const { team, article, one, other } = await twoNodes(openBus);
    const editor = await team.teammate('editor');
    const pages = [one, other].map(({ host }) => team.join(editor, article.layer, host));
    await Promise.all(pages.map(({ synced }) => synced));
    for (let round = 0; round < 330; round++) {
      for (const page of pages) tag(page, editor);
      await wait(1);
    }
    await saved(...pages);
    await until('all pages have all tags', () =>
      pages.every(({ doc }) => readTags(doc).good.length === 660),
    );
    const docId = roomName(article.layer);
    await until('the log became a snapshot', async () => {
      const stored = await loadDocument(database, docId);
      return stored?.snapshot !== null;
    });
    const rows = () => database.query('select id from tag where layer_id = $1', [article.layerId]);
    await until('there is a row for each', async () => (await rows()).length === 660);
    await rowsAreRight(one, article);
    const [events] = await database.query<{ count: number }>(
      `select count(*) as count from tag_event where doc_id = $1 and verb = 'created'`,
      [docId],
    );
    expect(events?.count).toBe(660);
  });

  it('FO8: a change of access is in force on every node, and a closed document takes nothing anywhere', async () => {
    const { team, article, one, other } = await twoNodes(openBus);
    const member = await team.teammate('editor');
    const pages = [one, other].map(({ host }) => team.join(member, article.text, host));
    await Promise.all(pages.map(({ synced }) => synced));
    await database.query('update doc_head set writable = false where doc_id = $1', [
      roomName(article.text),
    ]);
    for (const page of pages) type(page, 'late');
    await until('both are refused', () => pages.every(({ state }) => state.type === 'stopped'));
    expect(await storedText(article.text)).toBe('.\n');
    await database.query('update doc_head set writable = true where doc_id = $1', [
      roomName(article.text),
    ]);

    const readers = [one, other].map(({ host }) => team.join(member, article.layer, host));
    await Promise.all(readers.map(({ synced }) => synced));
    const { workspaceId } = team;
    await team.commands.changeRole(await team.actor(team.owner), {
      workspaceId,
      accountId: member.accountId,
      role: 'viewer',
    });
    await until('both pages hear of it', () => readers.every(({ mayWrite }) => !mayWrite));
  });

  it('FO9: settled rows say what was committed on another node, though news of it was lost', async () => {
    const { team, article, one, other } = await twoNodes(losing(openBus, { lost: 1 }));
    const editor = await team.teammate('editor');
    const there = team.join(editor, article.layer, one.host);
    const here = team.join(editor, article.layer, other.host);
    await Promise.all([there.synced, here.synced]);
    tag(there, editor);
    await saved(there);
    await other.realtime.settle(article.id);
    const rows = await database.query('select id from tag where layer_id = $1', [article.layerId]);
    expect(rows).toHaveLength(1);
    await rowsAreRight(other, article);
  });
}

async function twoNodes(openBus: OpenBus) {
  const team = await new Team(database).found();
  onTestFinished(() => team.leave());
  const article = await team.article(['.']);
  const one = await Node.start(team, openBus);
  const other = await Node.start(team, openBus);
  return { team, article, one, other };
}

function type({ doc }: RoomConnection, words: string): void {
  textOf(doc).insert(0, words);
}

/** Letters, until stopped. */
function keepTyping(page: RoomConnection) {
  let count = 0;
  const timer = setInterval(() => {
    type(page, 'x');
    count += 1;
  }, KEYS_APART_MS);
  const stop = () => clearInterval(timer);
  onTestFinished(stop);
  return { stop, count: () => count };
}

/** Below the rate at which a page is told that it sends too much. */
const KEYS_APART_MS = 20;

function tag({ doc }: RoomConnection, { accountId }: Teammate): void {
  addTag(doc, {
    id: newId<TagId>(),
    kind: 'entity',
    label: 'person',
    parts: {},
    fields: {},
    createdBy: accountId,
    createdAt: Date.now(),
  });
}

/** What somebody would send who writes under this client id. */
function insertionAs(clientId: number, known: Y.Doc, words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(known));
  const before = Y.encodeStateVector(doc);
  textOf(doc).insert(0, words);
  return Y.encodeStateAsUpdate(doc, before);
}

function textIn({ doc }: RoomConnection): string {
  return readText(textOf(doc));
}

async function storedText(room: Room): Promise<string> {
  const stored = await loadDocument(database, roomName(room));
  const doc = new Y.Doc();
  for (const { bytes } of [
    ...(stored?.snapshot ? [stored.snapshot] : []),
    ...(stored?.tail ?? []),
  ]) {
    Y.applyUpdate(doc, bytes);
  }
  return readText(textOf(doc));
}

async function saved(...pages: readonly RoomConnection[]): Promise<void> {
  await until('all is saved', () => pages.every(({ state }) => state.type === 'saved'));
}

async function alike(...pages: readonly RoomConnection[]): Promise<void> {
  await until('all pages are alike', () => new Set(pages.map(textIn)).size === 1);
}

function namesIn({ awareness }: RoomConnection): string[] {
  return [...awareness.getStates().values()].flatMap((state) => {
    const { user } = state as { user?: { name?: string } };
    return user?.name ?? [];
  });
}

async function presentOn(node: Node, { id }: TestArticle): Promise<string[]> {
  const present = await node.realtime.presentIn([id]);
  return (present.get(id) ?? []).map(({ name }) => name).toSorted();
}

async function rowsAreRight(node: Node, { id }: TestArticle): Promise<void> {
  await node.realtime.settle(id);
  expect(await node.realtime.checkRows({ type: 'article', id })).toEqual([]);
}

/** A bus that loses news of commits: every other one, all, or none when `lost` is -1. */
function losing(openBus: OpenBus, weather: { lost: number }): OpenBus {
  let count = 0;
  return (events) => {
    const bus = openBus(events);
    return {
      get limitBytes() {
        return bus.limitBytes;
      },
      publish(channel, message) {
        const isNews = message[1] === COMMITTED;
        const isLost = weather.lost === 1 || (weather.lost === 0 && (count += 1) % 2 === 0);
        if (!isNews || !isLost) bus.publish(channel, message);
      },
      subscribe: (channel) => bus.subscribe(channel),
      unsubscribe: (channel) => bus.unsubscribe(channel),
      close: () => bus.close(),
    };
  };
}

/** The second byte of a message says what it is. */
const COMMITTED = 2;
