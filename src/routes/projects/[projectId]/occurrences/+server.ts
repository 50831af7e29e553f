import { jsonLines } from '../../../streamed.server.ts';
import { sentJson, shown, signedIn } from '../../../visit.server.ts';
import type { RequestHandler } from './$types';

/**
 * Looks for words in all articles, and answers as they are found, a line each time: asked by
 * POST, since names may be longer than an address.
 */
export const POST: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { queries } = event.locals.services;
  const search = await sentJson(event);
  const found = await shown(event, queries.occurrences(actor, event.params.projectId, search));
  return jsonLines(event, found);
};
