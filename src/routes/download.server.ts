import type { Export, GivenRequest } from '#server/exports/exports.ts';

/** What an address asks of an export: the format by its ending, the rest by its query. */
export function exportRequest(format: string, query: URLSearchParams): GivenRequest {
  return {
    format,
    review: query.get('review'),
    people: query.get('people') ?? 'named',
    formulas: query.get('formulas') ?? 'guarded',
  };
}

/** A file that is sent as it is made, and made no further once nobody takes it. */
export function download({ fileName, mediaType, pieces }: Export): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  });
}
