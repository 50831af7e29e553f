import { json } from '@sveltejs/kit';
import { sentJson, shown, signedIn } from '../../../../visit.server.ts';
import type { RequestHandler } from './$types';

/** Looks a name up: asked by POST, so that no log of addresses has it. */
export const POST: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { lookUps } = event.locals.services;
  const words = await sentJson(event);
  return json(await shown(event, lookUps.wikidata(actor, event.params.projectId, words)));
};
