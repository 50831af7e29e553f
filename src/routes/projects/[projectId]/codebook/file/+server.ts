import { writeCodebookFile } from '#domain/codebook/codebook-file.ts';
import { shown, signedIn } from '../../../../visit.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = signedIn(event);
  const { queries } = event.locals.services;
  const page = await shown(event, queries.codebookPage(actor, event.params.projectId));
  const { project, codebook, version } = page;
  const fileName = encodeURIComponent(`${project.name} codebook ${version}.json`);
  return new Response(writeCodebookFile(project.name, codebook), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="codebook.json"; filename*=UTF-8''${fileName}`,
    },
  });
};
