import type { RequestEvent } from '@sveltejs/kit';

/** A body that is sent as it is made, and made no further once nobody takes it. */
export function streamed(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** Values as they come, each a line of JSON. */
export function jsonLines(
  { locals, route }: Pick<RequestEvent, 'locals' | 'route'>,
  values: AsyncGenerator<unknown, void>,
): Response {
  const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' };
  const onFault = (error: unknown): void =>
    locals.services.log.error({ error, route: route.id }, 'an answer broke off');
  return new Response(streamed(linesOf(values, onFault)), { headers });
}

async function* linesOf(
  values: AsyncGenerator<unknown, void>,
  onFault: (error: unknown) => void,
): AsyncGenerator<string> {
  try {
    for await (const value of values) yield `${JSON.stringify(value)}\n`;
  } catch (error) {
    // By now the answer has begun and can only break off: the log says why.
    onFault(error);
    throw error;
  }
}
