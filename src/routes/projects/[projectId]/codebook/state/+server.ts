import { json } from '@sveltejs/kit';
import { shown, signedIn } from '../../../../visit.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { queries } = event.locals.services;
  return json(await shown(event, queries.codebookState(actor, event.params.projectId)));
};
