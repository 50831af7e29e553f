import { json } from '@sveltejs/kit';
import { shown, signedIn } from '../../../visit.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { articleId } = event.params;
  const { commands } = event.locals.services;
  return json(await shown(event, commands.freezeArticle(actor, { articleId })));
};

export const DELETE: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { articleId } = event.params;
  const { commands } = event.locals.services;
  await shown(event, commands.unfreezeArticle(actor, { articleId }));
  return new Response(null, { status: 204 });
};
