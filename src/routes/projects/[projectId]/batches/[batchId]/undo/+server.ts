import { json } from '@sveltejs/kit';
import { shown, signedIn } from '../../../../../visit.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { batchId } = event.params;
  const { commands } = event.locals.services;
  return json(await shown(event, commands.undoTagBatch(actor, { batchId })));
};
