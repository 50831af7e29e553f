import { afterAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { openServer } from '../support/team.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const { auth, commands, queries } = openServer(database);

const password = 'four unrelated words here';
const ada = { name: 'Ada Marsh', email: 'Ada@Example.org', password, workspaceName: 'Desk' };
const from = (address: string) => ({ email: 'ada@example.org', password, address });

async function actorOf({ name, value }: { name: string; value: string }) {
  const { actor, session } = await auth.validate(`${name}=${value}`);
  if (actor === null || session === null) throw new Error('nobody is signed in');
  return { actor, session };
}

describe('the first account', () => {
  it('is refused with a password too easy to guess, naming the field', async () => {
    for (const weak of ['short', 'aaaaaaaaaaaa', 'x'.repeat(201)])
      await expect(commands.createFirstAccount({ ...ada, password: weak })).rejects.toMatchObject({
        status: 400,
        field: 'password',
      });
    expect(await queries.isSetUp()).toBe(false);
  });

  it('is one, however many try at the same moment', async () => {
    const tries = Array.from({ length: 8 }, (_, at) =>
      commands.createFirstAccount({
        ...ada,
        email: at === 0 ? ada.email : `other${at}@example.org`,
      }),
    );
    const results = await Promise.allSettled(tries);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(7);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'already-set-up' });
    const [{ accounts, workspaces } = {}] = await database.query<Record<string, number>>(
      `select (select count(*) from account) as accounts,
              (select count(*) from workspace) as workspaces`,
    );
    expect({ accounts, workspaces }).toEqual({ accounts: 1, workspaces: 1 });
    await database.query(`update account set email = $1`, [ada.email]);
  });

  it('is not made twice, whatever else is wrong', async () => {
    await expect(commands.createFirstAccount({ ...ada, password: '' })).rejects.toMatchObject({
      code: 'already-set-up',
    });
  });
});

describe('a session', () => {
  it('is opened by the right password, in any case of the address', async () => {
    const { cookie } = await commands.signIn(from('10.0.0.1'));
    const { actor } = await actorOf(cookie);
    expect(actor).toMatchObject({ name: 'Ada Marsh', email: 'Ada@Example.org' });
    expect([...actor.roles.values()]).toEqual(['owner']);
  });

  it('is stored by a hash that opens nothing', async () => {
    const { cookie } = await commands.signIn(from('10.0.0.1'));
    const stored = await database.query<{ id: string }>(`select id from session`);
    expect(stored.map((row) => row.id)).not.toContain(cookie.value);
    for (const { id } of stored)
      expect((await auth.validate(`${cookie.name}=${id}`)).actor).toBeNull();
  });

  it('is told by nothing to a script, and to no other site', async () => {
    const { cookie } = await commands.signIn(from('10.0.0.1'));
    expect(cookie.attributes).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
  });

  it('lasts as long as it is used: the browser keeps its cookie until the server says otherwise', async () => {
    const { cookie } = await commands.signIn(from('10.0.0.1'));
    const [{ days } = { days: NaN }] = await database.query<{ days: number }>(
      `select extract(day from max(expires_at) - now())::integer as days from session`,
    );
    expect(cookie.attributes.maxAge).toBeGreaterThan(2 * days * 24 * 60 * 60);
  });

  it('ends when it is signed out, and only it', async () => {
    const one = await commands.signIn(from('10.0.0.1'));
    const other = await commands.signIn(from('10.0.0.1'));
    const { actor, session } = await actorOf(one.cookie);
    await commands.signOut(actor, session);
    await expect(actorOf(one.cookie)).rejects.toThrow();
    await expect(actorOf(other.cookie)).resolves.toBeDefined();
  });

  it('ends everywhere when its account signs out everywhere', async () => {
    const one = await commands.signIn(from('10.0.0.1'));
    const other = await commands.signIn(from('10.0.0.1'));
    await commands.signOutEverywhere((await actorOf(one.cookie)).actor);
    await expect(actorOf(one.cookie)).rejects.toThrow();
    await expect(actorOf(other.cookie)).rejects.toThrow();
  });

  it('is over once it has expired, and the browser is told to forget it', async () => {
    const { cookie } = await commands.signIn(from('10.0.0.1'));
    await database.query(`update session set expires_at = now() - interval '1 second'`);
    const validation = await auth.validate(`${cookie.name}=${cookie.value}`);
    expect(validation).toMatchObject({ actor: null, freshCookie: { value: '' } });
  });
});

describe('an address', () => {
  it.each([
    ['too long to be one, however it is made', `a@${'.'.repeat(1_000_000)}@`],
    ['with a character no address has', 'ada\u0000@example.org'],
  ])('%s is refused', async (_, email) => {
    await expect(commands.signIn({ email, password, address: '10.0.0.1' })).rejects.toMatchObject({
      status: 400,
      field: 'email',
    });
  });
});

describe('a changed password', () => {
  it('is taken with the current one only, and ends the other sessions', async () => {
    const here = await commands.signIn(from('10.0.0.2'));
    const elsewhere = await commands.signIn(from('10.0.0.2'));
    const { actor, session } = await actorOf(here.cookie);
    const change = { current: 'not this one', password: 'another few words', address: '10.0.0.2' };
    await expect(commands.changePassword(actor, session, change)).rejects.toMatchObject({
      field: 'current',
    });
    await commands.changePassword(actor, session, { ...change, current: password });
    await expect(actorOf(here.cookie)).resolves.toBeDefined();
    await expect(actorOf(elsewhere.cookie)).rejects.toThrow();
    await expect(commands.signIn(from('10.0.0.2'))).rejects.toMatchObject({ status: 400 });
    await commands.changePassword(actor, session, {
      current: change.password,
      password,
      address: '10.0.0.2',
    });
  });
});

describe('guessing a password', () => {
  const guess = (address: string, email = 'ada@example.org') =>
    commands.signIn({ email, password: 'wrong, all of them', address });

  it('gets one answer for a wrong password and for an unknown address', async () => {
    const [known, unknown] = await Promise.allSettled([
      guess('10.0.0.3'),
      guess('10.0.0.3', 'nobody@example.org'),
    ]);
    expect(known).toMatchObject({ status: 'rejected' });
    expect(known).toEqual(unknown);
  });

  it('is stopped after ten tries out of twenty, with the time to wait', async () => {
    const answers: unknown[] = [];
    for (let at = 0; at < 20; at += 1)
      answers.push(await guess('10.0.0.4').catch((refusal: { code: string }) => refusal.code));
    expect(answers).toEqual([...Array(10).fill('invalid'), ...Array(10).fill('too-many-attempts')]);
    await expect(commands.signIn(from('10.0.0.4'))).rejects.toThrow(/Try again in 1[45] minutes\./);
  });

  it('stays stopped after a restart of the server', async () => {
    const restarted = openServer(database);
    await expect(restarted.commands.signIn(from('10.0.0.4'))).rejects.toMatchObject({
      status: 429,
    });
  });

  it('locks nobody out who is somewhere else', async () => {
    await expect(commands.signIn(from('10.0.0.5'))).resolves.toBeDefined();
  });

  it('leaves no address and no account in the table of limits', async () => {
    const rows = await database.query<{ key: string }>(`select key from rate_limit`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).not.toMatch(/ada|example|10\.0/);
  });
});
