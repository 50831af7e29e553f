import { shown, signedIn } from '../../visit.server.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  // What is no JSON is refused as no keys.
  const keys: unknown = await event.request.json().catch(() => null);
  await shown(event, event.locals.services.commands.changeOwnKeys(actor, { keys }));
  return new Response(null, { status: 204 });
};
