import type { Export, GivenRequest } from '#server/exports/exports.ts';
import { streamed } from './streamed.server.ts';

/** What an address asks of an export: the format by its ending, the rest by its query. */
export function exportRequest(format: string, query: URLSearchParams): GivenRequest {
  return {
    format,
    review: query.get('review'),
    people: query.get('people') ?? 'named',
    formulas: query.get('formulas') ?? 'guarded',
  };
}

/** A file that is sent as it is made. */
export function download({ fileName, mediaType, pieces }: Export): Response {
  return new Response(streamed(pieces), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  });
}
