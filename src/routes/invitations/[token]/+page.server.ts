import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { attempt, setCookie, shown, signedIn, text } from '../../visit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { queries } = event.locals.services;
  return { invitation: await shown(event, queries.invitationPage(event.params.token)) };
};

export const actions: Actions = {
  newcomer: async (event) => {
    return attempt(event, async (data) => {
      const { commands } = event.locals.services;
      const { cookie, workspaceId } = await commands.acceptInvitationAsNewcomer({
        token: event.params.token,
        name: text(data, 'name'),
        email: text(data, 'email'),
        password: text(data, 'password'),
        address: event.getClientAddress(),
      });
      setCookie(event, cookie);
      redirect(303, resolve('/workspaces/[workspaceId]', { workspaceId }));
    });
  },
  join: async (event) => {
    const { actor } = signedIn(event);
    return attempt(event, async () => {
      const { token } = event.params;
      const { workspaceId } = await event.locals.services.commands.acceptInvitation(actor, {
        token,
      });
      redirect(303, resolve('/workspaces/[workspaceId]', { workspaceId }));
    });
  },
};
