import type { IncomingMessage, ServerResponse } from 'node:http';
import { isMigrated } from '../db/migrate.ts';
import type { Services } from '../services.ts';

type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };

/** `/healthz`: the process answers. `/readyz`: it can also work. True when it was one of them. */
export function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
): boolean {
  if (request.url === '/healthz') {
    send(response, 200, { alive: true });
    return true;
  }
  if (request.url === '/readyz') {
    void judgeReadiness(services).then((readiness) =>
      send(response, readiness.ready ? 200 : 503, readiness),
    );
    return true;
  }
  return false;
}

async function judgeReadiness({ database, log }: Services): Promise<Readiness> {
  try {
    return (await isMigrated(database))
      ? { ready: true }
      : { ready: false, reason: 'the database holds other migrations than this version' };
  } catch (error) {
    log.warn({ error }, 'not ready: the database cannot be reached');
    return { ready: false, reason: 'the database cannot be reached' };
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify(body));
}
