import { resolve } from '$app/paths';
import { texts } from '#texts/texts.ts';
import { readUsesView } from '$lib/register/register-view.ts';
import { projectCrumbs, shown, signedIn } from '../../../../visit.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('copydesk:entity');
  const { actor } = signedIn(event);
  const { projectId, entityId } = event.params;
  const view = readUsesView(event.url.searchParams);
  const { queries, lookUps } = event.locals.services;
  const page = await shown(event, queries.entityPage(actor, { projectId, entityId }, view));
  return {
    ...page,
    view,
    /** Whom this server asks about names; null for nobody. */
    wikidataHost: lookUps.wikidataHost,
    crumbs: [
      ...projectCrumbs(page.project),
      {
        name: texts.register.page.title,
        href: resolve('/projects/[projectId]/register', { projectId }),
      },
      {
        name: page.entity?.name ?? texts.register.page.entity,
        href: resolve('/projects/[projectId]/register/[entityId]', { projectId, entityId }),
      },
    ],
  };
};
