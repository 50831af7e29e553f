import { resolve } from '$app/paths';
import { projectCrumbs, shown, signedIn } from '../../../visit.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = signedIn(event);
  const { articleId } = event.params;
  const { queries } = event.locals.services;
  const given = { from: event.url.searchParams.get('from'), to: event.url.searchParams.get('to') };
  const page = await shown(event, queries.revisionsPage(actor, articleId, given));
  const href = resolve('/articles/[articleId]', { articleId });
  return { ...page, crumbs: [...projectCrumbs(page.project), { name: page.article.title, href }] };
};
