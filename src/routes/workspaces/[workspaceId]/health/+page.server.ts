import { resolve } from '$app/paths';
import { texts } from '#texts/texts.ts';
import { shown, signedIn } from '../../../visit.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = signedIn(event);
  const { workspaceId } = event.params;
  const page = await shown(event, event.locals.services.health.of(actor, workspaceId));
  const crumbs = [
    { name: page.workspace.name, href: resolve('/workspaces/[workspaceId]', { workspaceId }) },
    {
      name: texts.health.page.title,
      href: resolve('/workspaces/[workspaceId]/health', { workspaceId }),
    },
  ];
  return { ...page, crumbs };
};
