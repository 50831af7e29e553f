import { isRecord } from '#domain/tag/field-value.ts';
import { shown, signedIn } from '../../../../visit.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { articleId } = event.params;
  const { commands } = event.locals.services;
  const comments = await sentComments(event.request);
  await shown(event, commands.markCommentsSeen(actor, { articleId, comments }));
  return new Response(null, { status: 204 });
};

/** What is no list of ids is refused by the command, in its words. */
async function sentComments(request: Request): Promise<string[]> {
  const sent: unknown = await request.json().catch(() => null); // not JSON
  const comments = isRecord(sent) ? sent['comments'] : null;
  return Array.isArray(comments) ? comments.map(String) : [''];
}
