import { afterAll, describe, expect, it } from 'vitest';
import type { RoomConnection } from '#collab/connection.ts';
import {
  addAlias,
  addEntity,
  changeEntity,
  entitiesOf,
  readEntities,
} from '#collab/register-document.ts';
import { newId, type EntityId } from '#domain/ids.ts';
import type { Role } from '#domain/access/roles.ts';
import { freshEntity } from '#domain/register/fresh-entity.ts';
import { createQueries } from '#server/queries/queries.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until, type Desk } from './desk.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const queries = createQueries({ database, now: () => new Date() });

const LIST = { search: '', type: null, sort: 'name', removed: false, page: 1 } as const;

function entity(name: string) {
  const made = { createdBy: null, createdAt: Date.now() };
  return freshEntity({ id: newId<EntityId>(), name, type: 'person', ...made });
}

async function openRegister(desk: Desk, role: Role): Promise<RoomConnection> {
  const page = desk.join(await desk.teammate(role), desk.register);
  await page.synced;
  return page;
}

const saved = (...pages: RoomConnection[]) =>
  until('all is saved', () => pages.every(({ state }) => state.type === 'saved'));

const entityOn = ({ doc }: RoomConnection, id: EntityId) =>
  readEntities(doc).good.find((each) => each.id === id);

/** The names that the register's page lists. */
async function listed(desk: Desk, view: Partial<typeof LIST> | { removed: true } = {}) {
  await desk.realtime.settleRegister(desk.projectId);
  const actor = await desk.actor(desk.owner);
  const page = await queries.registerPage(actor, desk.projectId, { ...LIST, ...view });
  return { names: page.entities.map(({ name }) => name), removed: page.removedCount };
}

describe('the register, shared', () => {
  it('EN11: an entity is removed for everybody, with those it stands for, and put back', async () => {
    const desk = await openDesk(database);
    const [one, other] = [
      await openRegister(desk, 'editor'),
      await openRegister(desk, 'annotator'),
    ];
    const [bank, ecb] = [entity('European Central Bank'), entity('ECB')];
    for (const each of [bank, ecb, entity('Fed')]) addEntity(one.doc, each);
    changeEntity(one.doc, ecb.id, { mergedInto: bank.id });
    await until('the other page has them', () => readEntities(other.doc).good.length === 3);
    changeEntity(other.doc, bank.id, { removed: true });
    await until('it is gone from the first page', () => entityOn(one, bank.id)?.removed);
    await saved(other);
    expect(await listed(desk)).toEqual({ names: ['Fed'], removed: 1 });
    expect(await listed(desk, { removed: true })).toEqual({
      names: ['European Central Bank'],
      removed: 1,
    });
    const asked = { projectId: desk.projectId, entityId: ecb.id };
    const actor = await desk.actor(desk.owner);
    expect(await queries.entityPage(actor, asked, { kind: null, page: 1 })).toMatchObject({
      entity: { id: bank.id, removed: true },
    });
    changeEntity(one.doc, bank.id, { removed: false });
    await saved(one);
    expect(await listed(desk)).toEqual({ names: ['European Central Bank', 'Fed'], removed: 0 });
    expect(await desk.realtime.checkRows({ type: 'register', id: desk.projectId })).toEqual([]);
  });

  it('EN11: who may only read neither adds nor removes', async () => {
    const desk = await openDesk(database);
    const page = await openRegister(desk, 'annotator');
    const okafor = entity('Ines Okafor');
    addEntity(page.doc, okafor);
    await saved(page);
    const viewer = await openRegister(desk, 'viewer');
    expect(viewer.mayWrite).toBe(false);
    changeEntity(viewer.doc, okafor.id, { removed: true });
    await until('the viewer is sent away', () => viewer.state.type === 'stopped');
    expect(entityOn(page, okafor.id)).toMatchObject({ removed: false });
    expect(await listed(desk)).toEqual({ names: ['Ines Okafor'], removed: 0 });
  });

  it('EN12: what two people write of one entity at once is all there', async () => {
    const desk = await openDesk(database);
    const [one, other] = [
      await openRegister(desk, 'editor'),
      await openRegister(desk, 'annotator'),
    ];
    const okafor = entity('Ines Okafor');
    addEntity(one.doc, okafor);
    await until('the other page has it', () => entityOn(other, okafor.id));
    addAlias(one.doc, okafor.id, 'the chair', 1);
    changeEntity(one.doc, okafor.id, { role: 'Chair' });
    addAlias(other.doc, okafor.id, 'Okafor', 2);
    changeEntity(other.doc, okafor.id, { note: 'Of the Harbour Board.' });
    const both = { aliases: ['the chair', 'Okafor'], role: 'Chair', note: 'Of the Harbour Board.' };
    for (const page of [one, other])
      await until('both are there', () => entityOn(page, okafor.id)?.aliases.length === 2);
    await saved(one, other);
    for (const page of [one, other]) expect(entityOn(page, okafor.id)).toMatchObject(both);
    await desk.realtime.settleRegister(desk.projectId);
    const rows = await database.query(
      'select aliases, role, note from entity where project_id = $1',
      [desk.projectId],
    );
    expect(rows).toEqual([both]);
  });

  it('EN12: an entity that is merged while somebody writes of it keeps what they wrote', async () => {
    const desk = await openDesk(database);
    const [one, other] = [
      await openRegister(desk, 'editor'),
      await openRegister(desk, 'annotator'),
    ];
    const [bank, ecb] = [entity('European Central Bank'), entity('ECB')];
    for (const each of [bank, ecb]) addEntity(one.doc, each);
    await until('the other page has them', () => entityOn(other, ecb.id));
    changeEntity(one.doc, ecb.id, { mergedInto: bank.id });
    changeEntity(other.doc, ecb.id, { name: 'E.C.B.', role: 'Central bank' });
    await saved(one, other);
    await until('the merge is here', () => entityOn(other, ecb.id)?.mergedInto === bank.id);
    await until('the words are there', () => entityOn(one, ecb.id)?.role === 'Central bank');
    expect(await listed(desk)).toEqual({ names: ['European Central Bank'], removed: 0 });
    changeEntity(one.doc, ecb.id, { mergedInto: null });
    await saved(one);
    expect(await listed(desk)).toEqual({ names: ['E.C.B.', 'European Central Bank'], removed: 0 });
  });

  it('EN11: an entity whose record is gone altogether takes nothing along', async () => {
    const desk = await openDesk(database);
    const page = await openRegister(desk, 'editor');
    const [bank, ecb] = [entity('European Central Bank'), entity('ECB')];
    for (const each of [bank, ecb]) addEntity(page.doc, each);
    changeEntity(page.doc, ecb.id, { mergedInto: bank.id });
    entitiesOf(page.doc).delete(bank.id);
    await saved(page);
    expect(await listed(desk)).toEqual({ names: ['ECB'], removed: 0 });
  });
});
