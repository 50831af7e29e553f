import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** `/metrics`: what Prometheus reads. True when it was asked for. */
export function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
): boolean {
  if (request.url !== '/metrics') return false;
  response.setHeader('cache-control', 'no-store');
  const objection = objectionTo(request, services.config);
  if (objection === null) void expose(response, services);
  else refuse(response, objection);
  return true;
}

interface Objection {
  readonly status: 401 | 403;
  readonly words: string;
}

/**
 * With a token, whoever knows it; without one, this machine alone. A server with a
 * public address stands behind a proxy, and there everybody seems to come from here.
 */
function objectionTo({ headers, socket }: IncomingMessage, config: Config): Objection | null {
  const { metricsToken, origin } = config;
  if (metricsToken !== null) {
    const isRight = isSame(headers.authorization ?? '', `Bearer ${metricsToken}`);
    return isRight ? null : { status: 401, words: 'The metrics ask for METRICS_TOKEN as bearer.' };
  }
  const isFromHere = origin === null && LOOPBACK.test(socket.remoteAddress ?? '');
  return isFromHere
    ? null
    : { status: 403, words: 'Set METRICS_TOKEN to read metrics from elsewhere.' };
}

/** In a time that tells nothing of where two texts differ. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

async function expose(response: ServerResponse, { measures, realtime, log }: Services) {
  try {
    const { metrics } = measures;
    const text = await metrics.expose(realtime.census());
    response.setHeader('content-type', metrics.contentType).end(text);
  } catch (error) {
    log.error({ error }, 'metrics could not be told');
    response.writeHead(500).end();
  }
}

function refuse(response: ServerResponse, { status, words }: Objection): void {
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.writeHead(status).end(`${words}\n`);
}
