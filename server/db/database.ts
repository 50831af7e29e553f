import pg from 'pg';
import { isConnectionFailure } from './connection-failure.ts';

/** Waiting longer for a free connection means the database is overwhelmed: better refuse than pile up. */
const CONNECTION_TIMEOUT_MS = 5_000;
/** No page or command needs longer; exports read an article at a time, far below it. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** Longer than any statement may take: after it the host itself is gone, and no answer will come. */
const ANSWER_TIMEOUT_MS = 40_000;
/** An idle connection is probed after this; ten probes a second apart find a host that vanished. */
const KEEP_ALIVE_DELAY_MS = 10_000;
/** A transaction nobody advances holds its locks: the database ends it. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
/** Postgres allows 100 by default; sixteen keep two cores busy and leave room for other nodes. */
const POOL_SIZE = 16;

/** How a running server's connections are named in the database. */
export const SERVER_NAME = 'copydesk';

/** What can be asked: the pool, or one transaction of it. */
export interface Queryable {
  /** The rows of one parametrised statement; by itself on a pool it is a transaction of its own. */
  query<Row extends object>(statement: Statement, parameters?: readonly unknown[]): Promise<Row[]>;
}

export type Statement = string | PreparedStatement;

/** What is asked many times a second: each connection reads and plans it once, under its name. */
export interface PreparedStatement {
  /** No other statement's. */
  readonly name: string;
  readonly text: string;
}

export interface Database extends Queryable {
  /** For what needs a connection of its own, such as listeners. */
  readonly pool: pg.Pool;
  /**
   * Commits when `work` resolves, rolls back when it throws. Nothing is retried:
   * a caller that may repeat its work says so itself.
   */
  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  readonly connectionString: string;
  /** Told of connections that broke while nobody used them; the pool replaces them. */
  readonly onIdleError: (error: Error) => void;
  readonly poolSize?: number;
  /** How long a free connection is waited for. */
  readonly connectionTimeoutMs?: number;
  /** How long an answer is waited for; 0 for ever, where the schema is changed. */
  readonly answerTimeoutMs?: number;
  /** As the database lists its connections; a server's own name where left out. */
  readonly applicationName?: string;
}

/** Opens a pool; the first query makes the first connection. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.poolSize ?? POOL_SIZE,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? CONNECTION_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    application_name: options.applicationName ?? SERVER_NAME,
    types: { getTypeParser: typeParser },
  });
  // Without a listener, a database restart would end the process; between one hand and the next
  // a connection has none of the pool's. Whoever asked hears of it in their answer.
  pool.on('error', options.onIdleError);
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    pool,
    query: queryOn(pool),
    transaction: (work) => runTransaction(pool, work),
    close: () => pool.end(),
  };
}

async function runTransaction<Result>(
  pool: pg.Pool,
  work: (transaction: Queryable) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A checked-out client reports a lost connection here as well as in its query.
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    await client.query('begin');
    const result = await work({ query: queryOn(client) });
    await client.query('commit');
    return result;
  } catch (error) {
    // Where there is no way to the database, or the rollback fails, the connection goes, and the transaction with it.
    if (isConnectionFailure(error)) broken ??= error;
    else await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

function queryOn(connection: pg.Pool | pg.PoolClient): Queryable['query'] {
  return async <Row extends object>(statement: Statement, parameters: readonly unknown[] = []) => {
    const asked = typeof statement === 'string' ? { text: statement } : statement;
    const result = await connection.query<Row>({ ...asked, values: [...parameters] });
    return result.rows;
  };
}

/** bigint as number, refused where it would round; date as its own text, not a moment in some time zone. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, safeInteger],
  [pg.types.builtins.DATE, (text) => text],
]);

function typeParser(oid: number, format: 'text' | 'binary' = 'text'): (value: string) => unknown {
  const own = format === 'text' ? PARSERS.get(oid) : undefined;
  return own ?? pg.types.getTypeParser(oid, format);
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number holds`);
  return value;
}
