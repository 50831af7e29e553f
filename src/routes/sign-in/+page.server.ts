import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { attempt, onTheWayTo, setCookie, shown, text } from '../visit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor, services } = event.locals;
  if (actor !== null) redirect(303, onTheWayTo(event));
  if (!(await shown(event, services.queries.isSetUp()))) redirect(303, resolve('/setup'));
};

export const actions: Actions = {
  default: async (event) => {
    return attempt(event, async (data) => {
      const { cookie } = await event.locals.services.commands.signIn({
        email: text(data, 'email'),
        password: text(data, 'password'),
        address: event.getClientAddress(),
      });
      setCookie(event, cookie);
      redirect(303, onTheWayTo(event));
    });
  },
};
