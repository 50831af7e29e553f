import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from '../services.ts';
import { answerHealth } from './health.ts';
import { answerMetrics } from './metrics.ts';
import { refuseLargeBody } from './request-size.ts';
import { setSecurityHeaders } from './security-headers.ts';

export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** What happens to every request before the app sees it. */
export function createFrontDoor(services: Services): Handler {
  const { config } = services;
  return (request, response, next) => {
    setRequestId(request, response, config.trustedProxies > 0);
    setSecurityHeaders(response, config);
    // Without a public address the app is reached directly, and not over TLS.
    if (config.origin === null) request.headers['x-forwarded-proto'] ??= 'http';
    if (answerHealth(request, response, services)) return;
    if (answerMetrics(request, response, services)) return;
    if (refuseLargeBody(request, response)) return;
    next();
  };
}

/** The app finds the id in the request's headers; a person reporting a fault finds it in the response's. */
function setRequestId(
  request: IncomingMessage,
  response: ServerResponse,
  isProxied: boolean,
): void {
  const given = request.headers['x-request-id'];
  const isUsable = isProxied && typeof given === 'string' && /^[\w-]{8,64}$/.test(given);
  const id = isUsable ? given : randomUUID();
  request.headers['x-request-id'] = id;
  response.setHeader('x-request-id', id);
}
