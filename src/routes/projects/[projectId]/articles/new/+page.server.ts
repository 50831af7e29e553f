import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { articleFromPlainText } from '#domain/text/plain-article.ts';
import { texts } from '#texts/texts.ts';
import {
  articleFieldsIn,
  attempt,
  projectCrumbs,
  shown,
  signedIn,
  text,
} from '../../../../visit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = signedIn(event);
  const { projectId } = event.params;
  const { queries } = event.locals.services;
  const page = await shown(event, queries.newArticlePage(actor, projectId));
  const href = resolve('/projects/[projectId]/articles/new', { projectId });
  return {
    ...page,
    crumbs: [...projectCrumbs(page.project), { name: texts.articles.create.title, href }],
  };
};

export const actions: Actions = {
  default: (event) =>
    attempt(event, async (data) => {
      const { actor } = signedIn(event);
      const created = await event.locals.services.commands.createArticle(actor, {
        projectId: event.params.projectId,
        ...articleFieldsIn(data),
        blocks: blocksIn(data),
        acceptDuplicate: text(data, 'acceptDuplicate') === 'yes',
      });
      if (created.type === 'likely-duplicate') return fail(409, { duplicates: created.duplicates });
      redirect(303, resolve('/articles/[articleId]', { articleId: created.articleId }));
    }),
};

/** What the paste editor holds; without scripts, what stands in the plain field. */
function blocksIn(data: FormData): unknown {
  const blocks = text(data, 'blocks');
  return blocks === '' ? articleFromPlainText(text(data, 'text')) : parsed(blocks);
}

/** No JSON is no blocks: the command says so in words. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
