import { shown, signedIn } from '../../visit.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('copydesk:article');
  const { actor } = signedIn(event);
  const { queries } = event.locals.services;
  const opened = await shown(event, queries.openArticle(actor, event.params.articleId));
  return { opened, hasOwnBar: true };
};
