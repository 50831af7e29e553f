import type { IncomingMessage, ServerResponse } from 'node:http';
import { texts } from '#texts/texts.ts';
import { refusals } from '../errors.ts';

/**
 * The longest article, 1,000,000 code units, is up to 3 MB of UTF-8, and twice
 * that as JSON with its blocks, marks and escapes.
 */
export const REQUEST_LIMIT_BYTES = 6 * 1024 * 1024;

/** Up to here a refused body is read and dropped: a browser reads the answer only after it has sent. */
const DRAIN_LIMIT_BYTES = 64 * 1024 * 1024;

/** Answers a request that announces too large a body; true when it did. */
export function refuseLargeBody(request: IncomingMessage, response: ServerResponse): boolean {
  const sizeBytes = Number(request.headers['content-length'] ?? 0);
  if (!(sizeBytes > REQUEST_LIMIT_BYTES)) return false;
  if (sizeBytes > DRAIN_LIMIT_BYTES) {
    response.setHeader('connection', 'close');
    answer(request, response, sizeBytes);
  } else {
    request.once('end', () => answer(request, response, sizeBytes));
    request.resume();
  }
  return true;
}

function answer(request: IncomingMessage, response: ServerResponse, sizeBytes: number): void {
  const { status, code, message } = refusals.tooLarge(
    texts.refusals.articles.tooLarge(inMegabytes(sizeBytes), inMegabytes(REQUEST_LIMIT_BYTES)),
  );
  const isForm = request.headers['x-sveltekit-action'] !== undefined;
  const isProgram = isForm || request.headers.accept?.includes('application/json') === true;
  const error = { message, code };
  // The shape a form's `enhance` reads as an error page.
  const body = isForm ? { type: 'error', error } : { error };
  response.statusCode = status;
  response.setHeader('content-type', isProgram ? 'application/json' : 'text/plain; charset=utf-8');
  response.end(isProgram ? JSON.stringify(body) : message);
}

function inMegabytes(sizeBytes: number): string {
  return `${(sizeBytes / 1024 / 1024).toFixed(1)} MB`;
}
