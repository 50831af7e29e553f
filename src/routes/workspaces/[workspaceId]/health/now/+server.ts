import { json } from '@sveltejs/kit';
import { shown, signedIn } from '../../../../visit.server.ts';
import type { RequestHandler } from './$types';

/** What the page shows, again and again while somebody looks at it. */
export const GET: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { health } = event.locals.services;
  return json((await shown(event, health.of(actor, event.params.workspaceId))).health);
};
