import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { textOf } from '#collab/text-document.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until } from './desk.ts';
import { RawSocket } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());

describe('what is measured', () => {
  it('OB5: an edit is counted when it is taken, committed and shown in rows, a refusal by its reason', async () => {
    const desk = await openDesk(database);
    const { id, text } = await desk.article();
    const told = async () => {
      const lines = (await desk.measures.metrics.expose(desk.realtime.census())).split('\n');
      return (name: string) =>
        Number(lines.find((line) => line.startsWith(`copydesk_${name} `))?.split(' ')[1] ?? 0);
    };
    const page = desk.join(await desk.teammate('editor'), text);
    await page.synced;
    textOf(page.doc).insert(0, 'x');
    await until('it is saved', () => page.state.type === 'saved');
    await until('rows show it', async () => (await told())('projection_lag_seconds_count') > 0);
    const viewer = await new RawSocket(desk, await desk.teammate('viewer'), text).synced();
    textOf(viewer.doc).insert(0, 'y');
    viewer.update(Y.encodeStateAsUpdate(viewer.doc));
    expect(await viewer.closing()).toBe(4422);
    await new RawSocket(desk, { cookie: '' }, text).closing();

    const value = await told();
    expect(value('updates_taken_total')).toBe(1);
    expect(value('commit_updates_sum')).toBe(1);
    expect(value('commit_duration_seconds_sum')).toBeGreaterThan(0);
    expect(value('refusals_total{reason="read-only"}')).toBe(1);
    expect(value('turned_away_total{reason="signedOut"}')).toBe(1);
    expect(value('rooms{type="text"}')).toBe(1);
    expect(value('connections')).toBe(1);
    expect(value('storage_available')).toBe(1);
    await desk.realtime.settle(id);
    expect((await told())('projection_behind_seconds')).toBe(0);
  });
});
