import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { textOf } from '#collab/text-document.ts';
import type { Role } from '#domain/access/roles.ts';
import { openDatabase } from '#server/db/database.ts';
import { createHealth } from '#server/health/workspace-health.ts';
import type { OpenBus } from '#server/realtime/fan-out/bus.ts';
import { PostgresBus } from '#server/realtime/fan-out/postgres-bus.ts';
import { freshDatabase } from '../support/database.ts';
import { layLine, type Line } from '../support/line.ts';
import { ignoreLostConnection } from '../support/test-cluster.ts';
import { Node } from './node.ts';
import { openDesk, until, type Desk } from './desk.ts';
import { Team } from './team.ts';
import { RawSocket } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());

/** By way of a line, on which a node can fall silent although it is at work. */
function busOver(line: Line): OpenBus {
  const url = new URL(database.connectionString);
  url.port = String(line.port);
  const over = openDatabase({ connectionString: url.href, onIdleError: ignoreLostConnection });
  onTestFinished(() => over.close());
  return (events) => new PostgresBus(over, events);
}

function healthAt({ realtime, measures: { recent } }: Desk) {
  return createHealth({ database, realtime, recent, now: () => new Date() });
}

describe('the health page', () => {
  it('OB7: says who is where since when and in which mode, a person once for all their tabs', async () => {
    const desk = await openDesk(database);
    const { id, text } = await desk.article();
    const editor = await desk.teammate('editor', 'Edith Marsh');
    const look = async () =>
      (await healthAt(desk).of(await desk.actor(desk.owner), desk.workspaceId)).health;
    expect((await look()).people).toEqual([]);
    const before = Date.now();
    const [page, second] = [desk.join(editor, text), desk.join(editor, text)];
    await Promise.all([page.synced, second.synced]);
    page.awareness.setLocalState({ selection: null, tagId: null, mode: 'review' });
    await until('the mode is known', async () => (await look()).people[0]?.mode === 'review');
    const { people } = await look();
    expect(people).toEqual([
      {
        accountId: editor.accountId,
        name: 'Edith Marsh',
        articleId: id,
        title: 'Bridge opened',
        mode: 'review',
        since: expect.any(Number),
      },
    ]);
    expect(people[0]?.since).toBeGreaterThanOrEqual(before);
    textOf(page.doc).insert(0, 'x');
    await until('it is saved', () => page.state.type === 'saved');
    expect((await look()).nodes).toMatchObject([
      { name: 'the desk', saving: { isAvailable: true, commits: { count: 1 } } },
    ]);
    page.destroy();
    second.destroy();
    await until('they are gone', async () => (await look()).people.length === 0);
  });

  it('OB7: is for owners, and shows people, articles and refusals of their own workspace alone', async () => {
    const desk = await openDesk(database);
    const other = await openDesk(database);
    const { text } = await desk.article();
    const viewer = await desk.teammate('viewer', 'Vera Lind');
    const socket = await new RawSocket(desk, viewer, text).synced();
    textOf(socket.doc).insert(0, 'y');
    socket.update(Y.encodeStateAsUpdate(socket.doc));
    await socket.closing();
    await desk.join(await desk.teammate('editor'), text).synced;

    const health = healthAt(desk);
    const own = await health.of(await desk.actor(desk.owner), desk.workspaceId);
    expect(own.health.people).toHaveLength(1);
    expect(own.health.refusals).toEqual([
      expect.objectContaining({
        person: 'Vera Lind',
        article: { id: text.id, title: 'Bridge opened' },
        words: expect.stringContaining('your last changes were not taken'),
      }),
    ]);
    const stranger = await other.actor(other.owner);
    const theirs = await health.of(stranger, other.workspaceId);
    expect(theirs.health).toMatchObject({ people: [], refusals: [] });
    await expect(health.of(stranger, desk.workspaceId)).rejects.toMatchObject({ status: 404 });
    for (const role of ['viewer', 'annotator', 'reviewer', 'editor'] satisfies Role[]) {
      const actor = await desk.actor(await desk.teammate(role));
      await expect(health.of(actor, desk.workspaceId)).rejects.toMatchObject({ status: 403 });
    }
  });

  it('OB12: shows every node as it says itself, and names one that does not answer', async () => {
    const team = await new Team(database).found();
    onTestFinished(() => team.leave());
    const line = await layLine(Number(new URL(database.connectionString).port));
    onTestFinished(() => line.close());
    const left = await Node.start(team, (events) => new PostgresBus(database, events), 'left');
    const right = await Node.start(team, busOver(line), 'right');
    const { text } = await team.article();
    const page = team.join(await team.teammate('editor'), text, right.host);
    await page.synced;
    textOf(page.doc).insert(0, 'x');
    await until('it is saved', () => page.state.type === 'saved');

    let seen = await left.realtime.nodes();
    await until('both answer', async () => {
      seen = await left.realtime.nodes();
      return seen.nodes.length === 2;
    });
    expect(seen.silent).toEqual([]);
    expect(seen.nodes).toMatchObject([
      { name: 'left', connections: 0, saving: { isAvailable: true, commits: null } },
      { name: 'right', connections: 1, saving: { isAvailable: true, commits: { count: 1 } } },
    ]);

    line.freeze();
    const before = Date.now();
    await until('it is missed', async () => {
      seen = await left.realtime.nodes();
      return seen.silent.length === 1;
    });
    expect(seen.nodes.map(({ name }) => name)).toEqual(['left']);
    expect(seen.silent).toEqual([{ name: 'right', heardAt: expect.any(Number) }]);
    expect(seen.silent[0]?.heardAt).toBeLessThanOrEqual(before);
  });
});
