import { resolve } from '$app/paths';
import { texts } from '#texts/texts.ts';
import { projectCrumbs, shown, signedIn } from '../../../visit.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('copydesk:codebook');
  const { actor } = signedIn(event);
  const { projectId } = event.params;
  const { queries } = event.locals.services;
  const page = await shown(event, queries.codebookPage(actor, projectId));
  const href = resolve('/projects/[projectId]/codebook', { projectId });
  const crumbs = [...projectCrumbs(page.project), { name: texts.codebook.page.title, href }];
  return { ...page, accountId: actor.accountId, crumbs };
};
