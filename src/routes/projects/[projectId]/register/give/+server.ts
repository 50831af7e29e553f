import { json } from '@sveltejs/kit';
import { sentJson, shown, signedIn } from '../../../../visit.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { projectId } = event.params;
  const { commands } = event.locals.services;
  const order = { ...(await sentJson(event)), projectId };
  return json(await shown(event, commands.giveTags(actor, order)));
};
