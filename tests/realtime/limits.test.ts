import { connect, type Socket } from 'node:net';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { roomName, type Room } from '#collab/rooms.ts';
import { textOf } from '#collab/text-document.ts';
import {
  CONNECTIONS_PER_ACCOUNT,
  COST_BURST,
  QUIET_ROOMS,
  ROOM_COST_BURST,
  SYNC_QUESTION_COST,
  CONNECTIONS_PER_ROOM,
} from '#server/realtime/limits.ts';
import { REFUSALS } from '#server/realtime/refusals.ts';
import { CLOSINGS } from '#server/realtime/upgrade.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until, type Desk, type Teammate, type TestArticle } from './desk.ts';
import { RawSocket } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());
/** Where no other test's articles have rows to write: that opens rooms. */
const empty = await freshDatabase();
afterAll(() => empty.close());

function fill(count: number, open: () => RawSocket): Promise<RawSocket[]> {
  return Promise.all(Array.from({ length: count }, () => open().synced()));
}

/** The socket is turned away, in these words. */
async function expectTurnedAway(socket: RawSocket, why: keyof typeof CLOSINGS): Promise<void> {
  await socket.closing();
  const { code, reason } = CLOSINGS[why];
  expect(socket.closed).toEqual({ code, reason });
}

describe('limits', () => {
  it('LM1: a person has so many sockets, and may open another when one is closed', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    const editor = await desk.teammate('editor');
    const sockets = await fill(CONNECTIONS_PER_ACCOUNT, () => new RawSocket(desk, editor, text));
    await expectTurnedAway(new RawSocket(desk, editor, text), 'crowdedAccount');
    const other = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
    expect(other.closed).toBeNull();

    const waiting = desk.join(editor, text);
    await until('the page says why', () => waiting.state.type === 'offline');
    expect(waiting.state).toMatchObject({ reason: CLOSINGS.crowdedAccount.reason });
    sockets[0]?.tcp.destroy();
    await waiting.synced;
    expect(waiting.state).toEqual({ type: 'saved' });
  });

  it('LM2: an address has so many sockets, whoever they are', async () => {
    const desk = await openDesk(database, { connectionsPerAddress: 50 });
    const { text } = await desk.article();
    const editor = await desk.teammate('editor');
    const strangers = await Promise.all(Array.from({ length: 50 }, () => knockAndStay(desk, text)));
    await expectTurnedAway(new RawSocket(desk, editor, text), 'crowdedAddress');
    for (const stranger of strangers) stranger.destroy();
    const page = desk.join(editor, text);
    await page.synced;
  });

  it('LM3: a room has so many sockets; others in other rooms are in nobody’s way', async () => {
    const desk = await openDesk(database);
    const [full, free] = [await desk.article(), await desk.article()];
    await fillRoom(desk, full);
    const late = await desk.teammate('viewer');
    await expectTurnedAway(new RawSocket(desk, late, full.text), 'crowdedRoom');
    expect((await new RawSocket(desk, late, free.text).synced()).closed).toBeNull();
  });

  it('LM4: a room in which everybody writes at once lets them wait, and loses nothing', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const people = await Promise.all(
      Array.from({ length: 12 }, async () =>
        new RawSocket(desk, await desk.teammate('editor'), text).synced(),
      ),
    );
    const questions = Math.floor((COST_BURST * 0.8) / SYNC_QUESTION_COST);
    expect(people.length * questions * SYNC_QUESTION_COST).toBeGreaterThan(ROOM_COST_BURST);
    for (const socket of people) {
      for (let count = 0; count < questions; count++) socket.ask();
      const before = Y.encodeStateVector(socket.doc);
      textOf(socket.doc).insert(0, 'x');
      socket.update(Y.encodeStateAsUpdate(socket.doc, before));
      socket.acknowledge(1);
    }
    await until('all is saved', () => people.every(({ acknowledged }) => acknowledged.length > 0));
    expect(people.map(({ closed }) => closed)).toEqual(people.map(() => null));
    expect(await desk.measures.metrics.expose(desk.realtime.census())).toMatch(
      /^copydesk_rests_total [1-9]/m,
    );
  });

  it('LM5: who reads too slowly is cut off without a harm to others, and comes back', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['x'.repeat(1_000_000)]);
    const reader = await desk.teammate('viewer');
    const healthy = desk.join(await desk.teammate('editor'), text);
    await healthy.synced;
    const slow = await new RawSocket(desk, reader, text).synced();
    slow.tcp.pause();
    const nothing = Y.encodeStateVector(new Y.Doc());
    for (let question = 0; question < 40; question++) slow.sendSync(0, nothing);
    const refused = () => desk.measures.recent.refusalsIn(desk.workspaceId, 10);
    await until('it is cut off', () => refused().some(({ reason }) => reason === 'too-slow'));
    await until('it is gone', () => desk.realtime.census().connections === 1);
    textOf(healthy.doc).insert(0, 'y');
    await until('others are saved', () => healthy.state.type === 'saved');
    const back = desk.join(reader, text);
    await back.synced;
    expect(textOf(back.doc).length).toBe(1_000_002);
  });

  it('LM7: of the rooms without people the one that has been quiet longest leaves memory first', async () => {
    const desk = await openDesk(empty);
    const viewer = await desk.teammate('viewer');
    const articles = await Promise.all(
      Array.from({ length: QUIET_ROOMS + 2 }, () => desk.article()),
    );
    await Promise.all(articles.map(({ id }) => desk.realtime.settle(id)));
    for (const { text } of articles) {
      const page = desk.join(viewer, text);
      await page.synced;
      page.destroy();
      await until('the page is gone', () => desk.realtime.census().connections === 0);
    }
    await until(
      'it is no more than may be',
      () => desk.realtime.census().rooms.text <= QUIET_ROOMS,
    );
    const [first, last] = [articles[0], articles.at(-1)];
    const opened = async (article: TestArticle | undefined) => {
      const loads = desk.realtime.census().rooms.text;
      if (article !== undefined) await new RawSocket(desk, viewer, article.text).synced();
      return desk.realtime.census().rooms.text - loads;
    };
    expect(await opened(last)).toBe(0);
    expect(await opened(first)).toBe(1);
  });

  it('LM6: every reason fits into a close frame, and is a sentence', () => {
    const words = [
      ...Object.values(CLOSINGS).map(({ reason }) => reason),
      ...Object.values(REFUSALS).map(({ message }) => message),
    ];
    for (const sentence of words) {
      expect(new TextEncoder().encode(sentence).length).toBeLessThanOrEqual(123);
      expect(sentence).toMatch(/^[A-Z\d].+\.$/);
    }
  });
});

/** Nobody we know: turned away at once, and holding on to the connection all the same. */
function knockAndStay(desk: Desk, room: Room): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(desk.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.once('error', reject);
    socket.once('data', () => resolve(socket));
    const headers = [
      `GET /sync/${roomName(room)}?schema=1&epoch=1 HTTP/1.1`,
      `Host: 127.0.0.1:${desk.port}`,
      `Origin: http://127.0.0.1:${desk.port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ];
    socket.write(`${headers.join('\r\n')}\r\n\r\n`);
  });
}

async function fillRoom(desk: Desk, { text }: TestArticle): Promise<void> {
  const people: Teammate[] = [];
  while (people.length * CONNECTIONS_PER_ACCOUNT < CONNECTIONS_PER_ROOM) {
    people.push(await desk.teammate('viewer'));
  }
  const sockets = Array.from({ length: CONNECTIONS_PER_ROOM }, (_, index) => {
    const person = people[index % people.length] ?? desk.owner;
    return new RawSocket(desk, person, text).synced();
  });
  await Promise.all(sockets);
}
