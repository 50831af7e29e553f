import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '#server/access.ts';
import { createLookUps } from '#server/look-ups/look-ups.ts';
import { createWikidata } from '#server/look-ups/wikidata.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { addAccount, foundWorkspace, openServer } from '#tests/support/team.ts';
import { startWikidata } from '#tests/support/wikidata.ts';

const database = await freshDatabase();
const wikidata = await startWikidata();
afterEach(() => wikidata.behave(null));
afterAll(async () => {
  await wikidata.close();
  await database.close();
});
const { auth, commands } = openServer(database);
const { rateLimits } = auth;

/** Where no answer comes, nobody waits for longer in a test. */
const PATIENCE_MS = 300;
const lookUps = createLookUps({ database, rateLimits, wikidata: createWikidata(wikidata.address) });
const off = createLookUps({ database, rateLimits, wikidata: null });

const OKAFOR = { words: 'Ines Okafor', language: 'en' };

async function setting() {
  const { workspaceId, member } = await foundWorkspace(database);
  const { projectId } = await commands.createProject(member('owner'), { workspaceId, name: 'F' });
  return { projectId, member };
}

async function refusalOf(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => 'an answer',
    ({ status, message }: { status: number; message: string }) => [status, message],
  );
}

describe('a name looked up at Wikidata', () => {
  it('EN14: is answered with candidates by label or other name, the question carrying nothing else', async () => {
    const { projectId, member } = await setting();
    wikidata.asked.length = 0;
    const ask = (words: string) =>
      lookUps.wikidata(member('annotator'), projectId, { words, language: 'en' });
    expect(await ask(' Ines Okafor ')).toEqual([
      {
        id: 'Q900000001',
        label: 'Ines Okafor',
        description: 'chair of the Harbour Board of Skerrow',
        aliases: [],
      },
    ]);
    expect((await ask('Okafor')).map(({ id, aliases }) => [id, aliases])).toEqual([
      ['Q900000001', ['Okafor']],
      ['Q900000002', []],
    ]);
    expect(await ask('Nobody at all')).toEqual([]);
    expect(Object.fromEntries(wikidata.asked[0] ?? [])).toEqual({
      action: 'wbsearchentities',
      format: 'json',
      type: 'item',
      limit: '10',
      search: 'Ines Okafor',
      language: 'en',
      uselang: 'en',
    });
  });

  it('EN14: is for those alone who may add to the register, and of a project that is at work', async () => {
    const { projectId, member } = await setting();
    const asked = wikidata.asked.length;
    const by = (actor: Actor) => refusalOf(lookUps.wikidata(actor, projectId, OKAFOR));
    expect(await by(member('viewer'))).toMatchObject([403, expect.any(String)]);
    expect(await by(await addAccount(database, 'A stranger'))).toMatchObject([404, {}]);
    await commands.archiveProject(member('editor'), { projectId });
    expect(await by(member('editor'))).toEqual([409, expect.stringContaining('archived')]);
    expect(wikidata.asked.length).toBe(asked);
  });

  it.each([{ words: '', language: 'en' }, { words: 'x'.repeat(201), language: 'en' }, {}, null])(
    'EN14: asks nothing that is no name: %j',
    async (given) => {
      const { projectId, member } = await setting();
      const asked = lookUps.wikidata(member('annotator'), projectId, given);
      expect(await refusalOf(asked)).toEqual([400, expect.stringContaining('name to look up')]);
    },
  );

  it('EN14: is, where nobody allowed it, as if there were no such thing', async () => {
    const { projectId, member } = await setting();
    expect(off.wikidataHost).toBeNull();
    const asked = off.wikidata(member('owner'), projectId, OKAFOR);
    expect(await refusalOf(asked)).toMatchObject([404, expect.any(String)]);
  });

  it('EN14: is limited in its pace, for each person alone', async () => {
    const { projectId, member } = await setting();
    const ask = (actor: Actor) => refusalOf(lookUps.wikidata(actor, projectId, OKAFOR));
    const answers = [];
    for (let time = 0; time < 61; time += 1) answers.push(await ask(member('editor')));
    expect(answers.slice(0, 60).every((answer) => answer === 'an answer')).toBe(true);
    expect(answers[60]).toEqual([429, expect.stringContaining('Try again in')]);
    expect(await ask(member('owner'))).toBe('an answer');
  });
});

describe('an answer that is none', () => {
  const ask = (address = wikidata.address, patienceMs?: number) =>
    refusalOf(createWikidata(address, patienceMs).search('Okafor', 'en'));

  it('EN14: says that nobody answered in time', async () => {
    wikidata.behave(() => undefined);
    expect(await ask(wikidata.address, PATIENCE_MS)).toEqual([
      502,
      expect.stringContaining('did not answer in time'),
    ]);
    wikidata.behave((_, response) => void response.write('{"search":['));
    expect(await ask(wikidata.address, PATIENCE_MS)).toEqual([
      502,
      expect.stringContaining('did not answer in time'),
    ]);
  });

  it('EN14: says that it cannot be reached', async () => {
    const gone = await startWikidata();
    await gone.close();
    expect(await ask(gone.address)).toEqual([502, expect.stringContaining('cannot be reached')]);
    wikidata.behave((request) => void request.socket.destroy());
    expect(await ask()).toEqual([502, expect.stringContaining('cannot be reached')]);
  });

  it('EN14: goes nowhere it is sent on to', async () => {
    const elsewhere = await startWikidata();
    wikidata.behave((_, response) => {
      response.writeHead(302, { location: elsewhere.address }).end();
    });
    expect(await ask()).toEqual([502, expect.stringContaining('cannot be reached')]);
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });

  it('EN14: says that the question was refused', async () => {
    wikidata.behave((_, response) => void response.writeHead(429).end('slow down'));
    expect(await ask()).toEqual([502, expect.stringContaining('(429)')]);
  });

  it.each([
    '',
    '<html>',
    '{"error":{"code":"badvalue"}}',
    '{"search":[{"id":"P31"}]}',
    '{"search":[{"id":"Q1","label":7}]}',
    `{"search":[],"x":"${'x'.repeat(300_000)}"}`,
  ])('EN14: says that it cannot be read: %.40s', async (body) => {
    wikidata.behave((_, response) => void response.end(body));
    expect(await ask()).toEqual([502, expect.stringContaining('cannot be read')]);
  });
});
