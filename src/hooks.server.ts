import { error, type Handle, type HandleServerError, type RequestEvent } from '@sveltejs/kit';
import { registeredServices } from '#server/registry.ts';
import type { Services } from '#server/services.ts';
import { texts } from '#texts/texts.ts';

/** Gives every request the running services and the person it comes from, and writes one log line for it. */
export const handle: Handle = async ({ event, resolve }) => {
  const startedAt = performance.now();
  const services = runningServices();
  const requestId = event.request.headers.get('x-request-id') ?? crypto.randomUUID();
  const { actor, session } = await identify(event, services);
  Object.assign(event.locals, { services, requestId, actor, session });
  const theme = readTheme(event);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%theme%', theme).replace('%language%', texts.locale),
  });
  keepOutOfCaches(response);
  const durationMs = Math.round(performance.now() - startedAt);
  const { method } = event.request;
  const { status } = response;
  // The route, not the address: an invitation's address is a secret.
  const route = event.route.id ?? 'no route';
  services.measures.metrics.answered({ method, route, status, durationMs });
  services.log.info(
    { requestId, status, durationMs, accountId: actor?.accountId },
    `${method} ${route}`,
  );
  return response;
};

export const handleError: HandleServerError = ({ error: fault, event, status, message }) => {
  const requestId = event.request.headers.get('x-request-id') ?? '';
  if (status === 404) return { message: texts.errors.noSuchPage, code: 'not-found', requestId };
  if (status < 500) return { message, code: 'refused', requestId };
  const { log, refusalOf } = runningServices();
  log.error({ error: fault, requestId, route: event.route.id }, 'a request failed');
  const refusal = refusalOf(fault);
  return {
    message: refusal?.message ?? texts.errors.ourFault,
    code: refusal?.code ?? 'fault',
    requestId,
  };
};

function runningServices(): Services {
  const services = registeredServices();
  if (services === undefined)
    throw new Error('the app was loaded before its services were started');
  return services;
}

async function identify(event: RequestEvent, services: Services) {
  const cookieHeader = event.request.headers.get('cookie');
  const validation = await services.auth.validate(cookieHeader).catch((failure: unknown) => {
    const refusal = services.refusalOf(failure);
    if (refusal === null) throw failure;
    error(refusal.status, { message: refusal.message, code: refusal.code });
  });
  const cookie = validation.freshCookie;
  if (cookie !== null) event.cookies.set(cookie.name, cookie.value, cookie.attributes);
  return validation;
}

/** Whoever goes back after signing out, or comes to this browser next, is shown no page out of its cache. */
function keepOutOfCaches({ headers }: Response): void {
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
}

/** The page is sent in the theme this browser chose, so that it never flashes in the other. */
function readTheme(event: RequestEvent): 'light' | 'dark' | 'system' {
  const theme = event.cookies.get('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}
