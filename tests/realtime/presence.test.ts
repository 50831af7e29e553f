import { afterAll, describe, expect, it } from 'vitest';
import { readPeers } from '#collab/presence.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until } from './desk.ts';
import { RawSocket } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());

describe('presence', () => {
  it('PR1: people see each other by the names the server knows, viewers too', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    const [ada, bob] = [await desk.teammate('editor', 'Ada'), await desk.teammate('viewer', 'Bob')];
    const [adas, bobs] = [desk.join(ada, text), desk.join(bob, text)];
    const namesSeenBy = ({ doc, awareness }: typeof adas) =>
      readPeers(doc, awareness.getStates(), doc.clientID).map(({ user }) => user.name);
    await until('each sees the other', () =>
      [adas, bobs].every((page) => namesSeenBy(page).length === 1),
    );
    expect([namesSeenBy(adas), namesSeenBy(bobs)]).toEqual([['Bob'], ['Ada']]);
  });

  it('PR2: a name somebody gives themselves is replaced by their own', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    const mallory = await desk.teammate('editor', 'Mallory');
    const forger = await new RawSocket(desk, mallory, text).synced();
    const witness = await new RawSocket(desk, desk.owner, text).synced();
    forger.present(7, 1, { user: { id: desk.owner.accountId, name: 'The owner' }, tagId: null });
    await until('the witness sees someone', () => witness.presence.has(7));
    expect(witness.presence.get(7)).toMatchObject({
      user: { id: mallory.accountId, name: 'Mallory' },
    });
  });

  it('PR3: a socket speaks for one client, and never for another’s', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    const ada = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
    const mallory = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
    const witness = await new RawSocket(desk, desk.owner, text).synced();
    ada.present(1, 1, { tagId: 'ada' });
    await until('Ada is seen', () => witness.presence.has(1));
    mallory.present(1, 2, null);
    mallory.present(1, 3, { tagId: 'mallory' });
    mallory.present(2, 1, { tagId: 'mallory' });
    for (let invented = 10; invented < 60; invented++) mallory.present(invented, 1, {});
    await until('Mallory is seen', () => witness.presence.has(2));
    expect(new Set(witness.presence.keys())).toEqual(new Set([1, 2]));
    expect(witness.presence.get(1)).toMatchObject({ tagId: 'ada' });
  });

  it('PR4: who leaves is gone for everybody, and seen again on return', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    const [editor, witness] = [await desk.teammate('editor'), desk.join(desk.owner, text)];
    const page = desk.join(editor, text);
    const isSeen = () => witness.awareness.getStates().has(page.doc.clientID);
    await until('the page is seen', isSeen);
    await desk.restart();
    await until('the page is seen again', isSeen);
    page.destroy();
    await until('the page is gone', () => !isSeen());
  });

  it('PR5: who is in which article can be asked', async () => {
    const desk = await openDesk(database);
    const [one, other] = [await desk.article(), await desk.article()];
    const ada = await desk.teammate('editor', 'Ada');
    const pages = [desk.join(ada, one.text), desk.join(ada, one.text)];
    await Promise.all(pages.map(({ synced }) => synced));
    const present = await desk.realtime.presentIn([one.id, other.id]);
    expect([...present.keys()]).toEqual([one.id]);
    expect(present.get(one.id)).toMatchObject([{ id: ada.accountId, name: 'Ada' }]);
  });
});
