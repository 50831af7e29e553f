import { download, exportRequest } from '../../../download.server.ts';
import { shown, signedIn } from '../../../visit.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { locals, params, url } = event;
  const request = exportRequest(params.format, url.searchParams);
  return download(
    await shown(event, locals.services.exports.project(actor, params.projectId, request)),
  );
};
