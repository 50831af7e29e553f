import { hostname } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import * as v from 'valibot';
import { StartupProblem } from './errors.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything the environment decides, read and checked once at start. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Null: the embedded Postgres keeps the data in `dataDirectory`. */
  readonly databaseUrl: string | null;
  /** Null: nodes that share a Postgres talk to each other by it. */
  readonly redisUrl: string | null;
  /** Absolute. */
  readonly dataDirectory: string;
  /** What people call this node, among others. */
  readonly nodeName: string;
  /** The public address, such as `https://desk.example.org`; null: whatever address a request came to. */
  readonly origin: string | null;
  readonly logLevel: LogLevel;
  /** How many proxies of ours stand in front and append to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  /** Sockets one address may have open. */
  readonly connectionsPerAddress: number;
  /** What whoever reads `/metrics` has to know; null: only this machine may. */
  readonly metricsToken: string | null;
  /** The API that names are looked up at; null: nobody is asked. */
  readonly wikidataUrl: string | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const port = wholeNumber(0, 65_535);
const origin = v.pipe(
  v.string(),
  v.check(isOrigin, 'must be an address such as https://desk.example.org, without a path'),
  v.transform((text) => new URL(text).origin),
);
const databaseUrl = v.pipe(
  v.string(),
  v.regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://'),
);
const redisUrl = v.pipe(
  v.string(),
  v.regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://'),
);
const wikidataUrl = v.pipe(
  v.string(),
  v.check(
    isApiAddress,
    'must be an address such as https://www.wikidata.org/w/api.php, https unless it is on this machine',
  ),
);

const variables = v.pipe(
  v.object({
    HOST: v.optional(v.string(), '127.0.0.1'),
    PORT: v.optional(port, '4747'),
    DATABASE_URL: v.optional(databaseUrl),
    REDIS_URL: v.optional(redisUrl),
    DATA_DIR: v.optional(v.string(), './data'),
    NODE_NAME: v.optional(v.pipe(v.string(), v.maxLength(64, 'must be at most 64 characters'))),
    ORIGIN: v.optional(origin),
    LOG_LEVEL: v.optional(
      v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`),
      'info',
    ),
    TRUST_PROXY: v.optional(wholeNumber(0, 10), '0'),
    CONNECTIONS_PER_ADDRESS: v.optional(wholeNumber(1, 1_000_000), '2048'),
    METRICS_TOKEN: v.optional(
      v.pipe(v.string(), v.minLength(16, 'must be at least 16 characters, chosen at random')),
    ),
    WIKIDATA_URL: v.optional(wikidataUrl),
  }),
  v.forward(
    v.check(
      (given) => given.TRUST_PROXY === 0 || given.ORIGIN !== undefined,
      'must be set to the public address when TRUST_PROXY is: behind a proxy a request no longer says where it came to',
    ),
    ['ORIGIN'],
  ),
);

/** The configuration an environment describes. Throws `StartupProblem` naming every variable at fault. */
export function readConfig(environment: Environment): Config {
  const result = v.safeParse(variables, withoutBlanks(environment));
  if (!result.success) throw new StartupProblem(result.issues.map(describeIssue).join('\n'));
  const given = result.output;
  return {
    host: given.HOST,
    port: given.PORT,
    databaseUrl: given.DATABASE_URL ?? null,
    redisUrl: given.REDIS_URL ?? null,
    dataDirectory: isAbsolute(given.DATA_DIR) ? given.DATA_DIR : resolve(given.DATA_DIR),
    nodeName: given.NODE_NAME ?? `${hostname()}, process ${process.pid}`,
    origin: given.ORIGIN ?? null,
    logLevel: given.LOG_LEVEL,
    trustedProxies: given.TRUST_PROXY,
    connectionsPerAddress: given.CONNECTIONS_PER_ADDRESS,
    metricsToken: given.METRICS_TOKEN ?? null,
    wikidataUrl: given.WIKIDATA_URL ?? null,
  };
}

/** `VARIABLE=` in a shell or an env file means: not set. */
function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

function wholeNumber(least: number, most: number) {
  const words = `must be a whole number from ${least} to ${most}`;
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, words),
    v.transform(Number),
    v.minValue(least, words),
    v.maxValue(most, words),
  );
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
}

/** Where names may be sent: over a line that nobody reads along, and without a password in it. */
function isApiAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isHere);
  return isSafe && [username, password, search, hash].every((part) => part === '');
}

/** The value itself is left out: DATABASE_URL holds a password. */
function describeIssue(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'The environment'} ${issue.message}.`;
}
