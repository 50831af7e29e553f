import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { attempt, safeNext, setCookie, text } from '../visit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.actor !== null) redirect(303, safeNext(url.searchParams.get('next')));
  if (!(await locals.services.queries.isSetUp())) redirect(303, resolve('/setup'));
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
      redirect(303, safeNext(event.url.searchParams.get('next')));
    });
  },
};
