import { json } from '@sveltejs/kit';
import { shown, signedIn } from '../../../../../visit.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { projectId, entityId } = event.params;
  const whenSplit = event.url.searchParams.get('when') === 'split';
  const { queries } = event.locals.services;
  return json(await shown(event, queries.entityUses(actor, { projectId, entityId, whenSplit })));
};
