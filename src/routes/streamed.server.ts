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
export function jsonLines(values: AsyncGenerator<unknown, void>): Response {
  const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' };
  return new Response(streamed(linesOf(values)), { headers });
}

async function* linesOf(values: AsyncGenerator<unknown, void>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}
