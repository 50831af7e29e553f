import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { articleFieldsIn, attempt, projectCrumbs, shown, signedIn } from '../../../visit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = signedIn(event);
  const { articleId } = event.params;
  const { queries } = event.locals.services;
  const page = await shown(event, queries.articleDetailsPage(actor, articleId));
  const href = resolve('/articles/[articleId]', { articleId });
  return { ...page, crumbs: [...projectCrumbs(page.project), { name: page.article.title, href }] };
};

export const actions: Actions = {
  default: (event) =>
    attempt(event, async (data) => {
      const { actor } = signedIn(event);
      const { articleId } = event.params;
      const { commands } = event.locals.services;
      await commands.changeArticleFields(actor, { articleId, ...articleFieldsIn(data) });
      redirect(303, resolve('/articles/[articleId]', { articleId }));
    }),
};
