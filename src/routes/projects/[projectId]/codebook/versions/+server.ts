import { json } from '@sveltejs/kit';
import { isRecord } from '#domain/tag/field-value.ts';
import { shown, signedIn } from '../../../../visit.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { projectId } = event.params;
  // What is no JSON is refused as no codebook.
  const given: unknown = await event.request.json().catch(() => null);
  const { basedOn, codebook, note } = isRecord(given) ? given : {};
  const { commands } = event.locals.services;
  const saved = commands.saveCodebook(actor, { projectId, basedOn, codebook, note });
  return json(await shown(event, saved));
};
