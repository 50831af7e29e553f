import { afterAll, describe, expect, it } from 'vitest';
import { newId, type WorkspaceId } from '#domain/ids.ts';
import { freshDatabase } from '../support/database.ts';
import { addAccount, foundWorkspace, openServer } from '../support/team.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const server = openServer(database);
const { commands, queries } = server;

const password = 'four unrelated words here';
let newcomers = 0;
const newcomer = (token: string) => ({
  token,
  name: 'Noor Castellan',
  email: `noor${(newcomers += 1)}@example.org`,
  password,
  address: '10.0.0.1',
});

describe('an invitation', () => {
  it('lets a newcomer in, in the role it names, once', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const { token } = await commands.invite(member('owner'), {
      workspaceId,
      role: 'reviewer',
      note: '',
    });
    const { cookie } = await commands.acceptInvitationAsNewcomer(newcomer(token));
    const { actor } = await server.auth.validate(`${cookie.name}=${cookie.value}`);
    expect(actor?.roles).toEqual(new Map([[workspaceId, 'reviewer']]));
    const again = commands.acceptInvitationAsNewcomer(newcomer(token));
    await expect(again).rejects.toThrow(/used already/);
  });

  it('is used by one of two who come at the same moment', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const invitation = { workspaceId, role: 'viewer', note: '' };
    const { token } = await commands.invite(member('owner'), invitation);
    const results = await Promise.allSettled([
      commands.acceptInvitationAsNewcomer(newcomer(token)),
      commands.acceptInvitationAsNewcomer(newcomer(token)),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('lets somebody with an account into one more workspace, and no member twice', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const guest = await addAccount(database, 'Guest');
    const invitation = { workspaceId, role: 'editor', note: '' };
    const { token } = await commands.invite(member('owner'), invitation);
    await expect(commands.acceptInvitation(member('viewer'), { token })).rejects.toMatchObject({
      code: 'already-member',
    });
    await expect(commands.acceptInvitation(guest, { token })).resolves.toEqual({ workspaceId });
  });

  it('is over after a week, in words', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const invitation = { workspaceId, role: 'editor', note: '' };
    const { token } = await commands.invite(member('owner'), invitation);
    const today = server.clock.now;
    server.clock.now = new Date(today.getTime() + 7 * 24 * 60 * 60 * 1000 + 1);
    await expect(queries.invitationPage(token)).rejects.toThrow(/has expired. Ask owner/);
    await expect(commands.acceptInvitationAsNewcomer(newcomer(token))).rejects.toMatchObject({
      status: 410,
    });
    server.clock.now = today;
  });

  it('can be withdrawn, and is then no more use', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const owner = member('owner');
    const invitation = { workspaceId, role: 'editor', note: 'Priya' };
    const { token } = await commands.invite(owner, invitation);
    const [open] = (await queries.teamPage(owner, workspaceId)).invitations;
    expect(open).toMatchObject({ note: 'Priya', role: 'editor' });
    const revocation = { workspaceId, invitationId: open?.id ?? '' };
    await commands.revokeInvitation(owner, revocation);
    await expect(queries.invitationPage(token)).rejects.toThrow(/withdrawn/);
    await expect(commands.revokeInvitation(owner, revocation)).rejects.toMatchObject({
      code: 'invitation-gone',
    });
  });

  it('is withdrawn when its maker may no longer invite: nobody keeps a way back', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const [keeper, leaver] = [member('owner'), member('editor')];
    const { accountId } = leaver;
    const owner = { ...leaver, roles: new Map([[workspaceId, 'owner' as const]]) };
    const demotion = () => commands.changeRole(keeper, { workspaceId, accountId, role: 'editor' });
    const removal = () => commands.removeMember(keeper, { workspaceId, accountId });
    for (const end of [demotion, removal]) {
      await commands.changeRole(keeper, { workspaceId, accountId, role: 'owner' });
      const { token } = await commands.invite(owner, { workspaceId, role: 'owner', note: '' });
      await end();
      await expect(commands.acceptInvitationAsNewcomer(newcomer(token))).rejects.toThrow(
        /withdrawn/,
      );
    }
  });

  it('is stored by a hash, and one that was never made is told apart from nothing', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const invitation = { workspaceId, role: 'editor', note: '' };
    const { token } = await commands.invite(member('owner'), invitation);
    const stored = await database.query<{ token_hash: string }>(
      `select token_hash from invitation`,
    );
    expect(stored.map((row) => row.token_hash)).not.toContain(token);
    await expect(queries.invitationPage('made-up')).rejects.toMatchObject({ status: 410 });
  });

  it('does not take an account over whose address somebody claims', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const invitation = { workspaceId, role: 'owner', note: '' };
    const { token } = await commands.invite(member('owner'), invitation);
    const claim = { ...newcomer(token), email: member('editor').email.toUpperCase() };
    await expect(commands.acceptInvitationAsNewcomer(claim)).rejects.toMatchObject({
      code: 'email-taken',
      field: 'email',
    });
    await expect(queries.invitationPage(token)).resolves.toMatchObject({ role: 'owner' });
  });
});

describe('the last owner', () => {
  it('can neither leave, nor be removed, nor step down, until there is another', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const owner = member('owner');
    const { accountId } = owner;
    const lastOwner = { code: 'last-owner' };
    await expect(commands.removeMember(owner, { workspaceId, accountId })).rejects.toMatchObject(
      lastOwner,
    );
    const stepDown = { workspaceId, accountId, role: 'editor' };
    await expect(commands.changeRole(owner, stepDown)).rejects.toMatchObject(lastOwner);
    const promotion = { workspaceId, accountId: member('editor').accountId, role: 'owner' };
    await commands.changeRole(owner, promotion);
    await expect(commands.changeRole(owner, stepDown)).resolves.toBeUndefined();
  });

  it('remains, when two owners remove each other at the same moment', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const [one, other] = [member('owner'), member('editor')];
    await commands.changeRole(one, { workspaceId, accountId: other.accountId, role: 'owner' });
    const second = { ...other, roles: new Map([[workspaceId, 'owner' as const]]) };
    const results = await Promise.allSettled([
      commands.removeMember(one, { workspaceId, accountId: second.accountId }),
      commands.removeMember(second, { workspaceId, accountId: one.accountId }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { members } = await queries.teamPage(member('viewer'), workspaceId);
    expect(members.filter((member) => member.role === 'owner')).toHaveLength(1);
  });
});

describe('a member', () => {
  it('who was removed is nobody there from the next request on', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const { token } = await commands.invite(member('owner'), {
      workspaceId,
      role: 'editor',
      note: '',
    });
    const { cookie } = await commands.acceptInvitationAsNewcomer(newcomer(token));
    const header = `${cookie.name}=${cookie.value}`;
    const before = await server.auth.validate(header);
    if (before.actor === null) throw new Error('nobody is signed in');
    const { accountId } = before.actor;
    await commands.removeMember(member('owner'), { workspaceId, accountId });
    const { actor } = await server.auth.validate(header);
    if (actor === null) throw new Error('nobody is signed in');
    await expect(queries.workspacePage(actor, workspaceId)).rejects.toMatchObject({ status: 404 });
  });

  it('may leave, in any role', async () => {
    const { workspaceId, member } = await foundWorkspace(database);
    const viewer = member('viewer');
    await commands.removeMember(viewer, { workspaceId, accountId: viewer.accountId });
    const { members } = await queries.teamPage(member('owner'), workspaceId);
    expect(members.map((each) => each.accountId)).not.toContain(viewer.accountId);
  });

  it('of another workspace sees nothing of this one, not even that it exists', async () => {
    const { workspaceId } = await foundWorkspace(database);
    const stranger = (await foundWorkspace(database)).member('owner');
    const unknown = newId<WorkspaceId>();
    const answers = await Promise.allSettled([
      queries.workspacePage(stranger, workspaceId),
      queries.workspacePage(stranger, unknown),
    ]);
    expect(answers[0]).toEqual(answers[1]);
    await expect(queries.workspacePage(stranger, "no'id")).rejects.toMatchObject({ status: 404 });
  });
});
