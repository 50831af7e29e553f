import { resolve } from '$app/paths';
import { texts } from '#texts/texts.ts';
import { readRegisterView } from '$lib/register/register-view.ts';
import { projectCrumbs, shown, signedIn } from '../../../visit.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('copydesk:register');
  const { actor } = signedIn(event);
  const { projectId } = event.params;
  const view = readRegisterView(event.url.searchParams);
  const { queries } = event.locals.services;
  const page = await shown(event, queries.registerPage(actor, projectId, view));
  const href = resolve('/projects/[projectId]/register', { projectId });
  return {
    ...page,
    view,
    crumbs: [...projectCrumbs(page.project), { name: texts.register.page.title, href }],
  };
};
