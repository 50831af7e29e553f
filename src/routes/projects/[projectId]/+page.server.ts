import { readListView } from '$lib/articles/list-view.ts';
import { projectCrumbs, shown, signedIn } from '../../visit.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('copydesk:articles');
  const { actor } = signedIn(event);
  const { queries, realtime } = event.locals.services;
  const view = readListView(event.url.searchParams);
  const page = await shown(event, queries.projectPage(actor, event.params.projectId, view));
  return {
    ...page,
    view,
    present: await realtime.presentIn(page.articles.map((article) => article.id)),
    crumbs: projectCrumbs(page.project),
  };
};
