import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { texts } from '#texts/texts.ts';
import { attempt, setCookie, shown, signedIn, text } from '../visit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor, session } = signedIn(event);
  const { queries } = event.locals.services;
  const crumbs = [{ name: texts.account.title, href: resolve('/account') }];
  return { ...(await shown(event, queries.accountPage(actor, session))), crumbs };
};

export const actions: Actions = {
  name: (event) =>
    attempt(event, async (data) => {
      const { actor } = signedIn(event);
      await event.locals.services.commands.changeName(actor, { name: text(data, 'name') });
    }),
  password: (event) =>
    attempt(event, async (data) => {
      const { actor, session } = signedIn(event);
      await event.locals.services.commands.changePassword(actor, session, {
        current: text(data, 'current'),
        password: text(data, 'password'),
        address: event.getClientAddress(),
      });
    }),
  everywhere: (event) =>
    attempt(event, async () => {
      const { actor } = signedIn(event);
      const { cookie } = await event.locals.services.commands.signOutEverywhere(actor);
      setCookie(event, cookie);
      redirect(303, resolve('/sign-in'));
    }),
};
