import type { Handler } from './http/front-door.ts';
import { readConfig, type Config } from './config.ts';
import { StartupProblem } from './errors.ts';
import { startHttpServer, type HttpServer } from './http/http-server.ts';
import { REQUEST_LIMIT_BYTES } from './http/request-size.ts';
import { registerServices } from './registry.ts';
import { startServices, type Services } from './services.ts';

/** Longer than every part's own limit together; after it something hangs, and leaving loses nothing. */
const STOP_TIMEOUT_MS = 45_000;

/** A terminal's Ctrl-C comes from the terminal and, where npm started us, from npm: within this it is one wish. */
const ONE_WISH_MS = 1_000;

/** Built beside this file; the server under development has none. */
const SNAPSHOT_WORKER = new URL('./snapshot-worker.js', import.meta.url);

try {
  await serve();
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error;
  process.stderr.write(`\nCopydesk cannot start.\n${error.message}\n`);
  process.exit(1);
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const [services, app] = await Promise.all([
    startServices(config, SNAPSHOT_WORKER),
    loadApp(config),
  ]);
  registerServices(services);
  const http = await startHttpServer(services, app).catch(async (error: unknown) => {
    await services.close();
    throw error;
  });
  stopOnSignals(services, http);
  stopOnFaults(services, http);
  services.log.info(`Copydesk is at ${http.address}`);
}

/** The app's bundle reads its settings from the environment while it loads. */
async function loadApp(config: Config): Promise<Handler> {
  process.env['BODY_SIZE_LIMIT'] = String(REQUEST_LIMIT_BYTES);
  if (config.origin === null) process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
  else process.env['ORIGIN'] = config.origin;
  if (config.trustedProxies > 0) {
    process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
    process.env['XFF_DEPTH'] = String(config.trustedProxies);
  }
  // Built by Kit beside this file: another module graph, which no bundler may merge with ours.
  const bundle = new URL('./handler.js', import.meta.url).href;
  const { handler } = (await import(/* @vite-ignore */ bundle)) as { handler: Handler };
  return handler;
}

function stopOnSignals(services: Services, http: HttpServer): void {
  let askedAt: number | null = null;
  const onSignal = (signal: NodeJS.Signals) => {
    if (askedAt !== null) {
      if (performance.now() - askedAt < ONE_WISH_MS) return;
      process.exit(1); // asked twice: now. Postgres sees us go and stops by itself
    }
    askedAt = performance.now();
    services.log.info(`${signal}: stopping`);
    void stop(services, http).then(() => process.exit(0));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** After a fault nobody caught, nothing in memory can be trusted: what is committed stays, the rest ends. */
function stopOnFaults(services: Services, http: HttpServer): void {
  const onFault = (error: unknown) => {
    services.log.fatal({ error }, 'a fault nobody caught: stopping');
    void stop(services, http).finally(() => process.exit(1));
  };
  process.once('uncaughtException', onFault);
  process.once('unhandledRejection', onFault);
}

/** Sockets go before requests are waited for: they would hold the port open for as long as people work. */
async function stop(services: Services, http: HttpServer): Promise<void> {
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  const drained = http.stop();
  await services.realtime.close();
  await drained;
  await services.close();
}
