import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { attempt, setCookie, shown, text } from '../visit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (await shown(event, event.locals.services.queries.isSetUp())) redirect(303, resolve('/'));
};

export const actions: Actions = {
  default: async (event) => {
    return attempt(event, async (data) => {
      const { commands, realtime } = event.locals.services;
      const { cookie, example } = await commands.createFirstAccount({
        name: text(data, 'name'),
        email: text(data, 'email'),
        password: text(data, 'password'),
        workspaceName: text(data, 'workspaceName'),
      });
      setCookie(event, cookie);
      // The page this leads to counts tags: they are rows by then.
      for (const articleId of example.articleIds) await realtime.settle(articleId);
      redirect(303, resolve('/'));
    });
  },
};
