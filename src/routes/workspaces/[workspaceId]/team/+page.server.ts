import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { texts } from '#texts/texts.ts';
import { attempt, shown, signedIn, text } from '../../../visit.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = signedIn(event);
  const { workspaceId } = event.params;
  const page = await shown(event, event.locals.services.queries.teamPage(actor, workspaceId));
  const crumbs = [
    { name: page.workspace.name, href: resolve('/workspaces/[workspaceId]', { workspaceId }) },
    {
      name: texts.team.page.title,
      href: resolve('/workspaces/[workspaceId]/team', { workspaceId }),
    },
  ];
  return { ...page, crumbs };
};

export const actions: Actions = {
  rename: (event) =>
    onTeam(event, async ({ actor, workspaceId, commands }, data) => {
      await commands.renameWorkspace(actor, { workspaceId, name: text(data, 'name') });
    }),
  invite: (event) =>
    onTeam(event, async ({ actor, workspaceId, commands }, data) => {
      const { token } = await commands.invite(actor, {
        workspaceId,
        role: text(data, 'role'),
        note: text(data, 'note'),
      });
      const path = resolve('/invitations/[token]', { token });
      return { invitationLink: new URL(path, event.url).href };
    }),
  revoke: (event) =>
    onTeam(event, async ({ actor, workspaceId, commands }, data) => {
      const invitationId = text(data, 'invitationId');
      await commands.revokeInvitation(actor, { workspaceId, invitationId });
    }),
  role: (event) =>
    onTeam(event, async ({ actor, workspaceId, commands }, data) => {
      await commands.changeRole(actor, {
        workspaceId,
        accountId: text(data, 'accountId'),
        role: text(data, 'role'),
      });
    }),
  remove: (event) =>
    onTeam(event, async ({ actor, workspaceId, commands }, data) => {
      const accountId = text(data, 'accountId');
      await commands.removeMember(actor, { workspaceId, accountId });
      if (accountId === actor.accountId) redirect(303, resolve('/'));
    }),
};

interface Visit extends ReturnType<typeof signedIn> {
  readonly workspaceId: string;
  readonly commands: App.Locals['services']['commands'];
}

function onTeam<Answer>(
  event: RequestEvent,
  work: (visit: Visit, data: FormData) => Promise<Answer>,
) {
  const { commands } = event.locals.services;
  const { workspaceId } = event.params;
  return attempt(event, (data) => work({ ...signedIn(event), workspaceId, commands }, data));
}
