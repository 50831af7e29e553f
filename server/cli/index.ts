import { readConfig, type Config } from '../config.ts';
import { openDatabase, type Database } from '../db/database.ts';
import { joinEmbeddedPostgres } from '../db/embedded-postgres/embedded-postgres.ts';
import { isConnectionFailure } from '../db/connection-failure.ts';
import { isMigrated } from '../db/migrate.ts';
import { StartupProblem } from '../errors.ts';
import { createLog } from '../log.ts';
import { readArguments, USAGE, type CheckRequest } from './arguments.ts';
import { check } from './check.ts';

const FOUND = 1;
const COULD_NOT_LOOK = 2;

try {
  const request = readArguments(process.argv.slice(2));
  if (request === null) say(USAGE);
  else process.exitCode = (await checkDatabase(request)) > 0 ? FOUND : 0;
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = COULD_NOT_LOOK;
}

async function checkDatabase(request: CheckRequest): Promise<number> {
  const config = readConfig(process.env);
  const embedded = config.databaseUrl === null ? await join(config) : null;
  const database = openDatabase({
    connectionString: embedded?.connectionString ?? config.databaseUrl ?? '',
    onIdleError: (error) => process.stderr.write(`A database connection broke: ${error.message}\n`),
    applicationName: 'copydesk check',
    poolSize: 2,
  });
  try {
    await assertMigrated(database);
    return await check(database, request, say);
  } finally {
    await database.close();
    await embedded?.stop();
  }
}

function join({ dataDirectory, logLevel }: Config) {
  const log = createLog({ level: logLevel === 'info' ? 'warn' : logLevel, stream: process.stderr });
  return joinEmbeddedPostgres({ dataDirectory, log });
}

async function assertMigrated(database: Database): Promise<void> {
  try {
    if (await isMigrated(database)) return;
  } catch (cause) {
    if (!isConnectionFailure(cause)) throw cause;
    throw new StartupProblem(`The database cannot be reached: ${cause.message}.`, {
      cause,
    });
  }
  throw new StartupProblem(
    'The database is of another version of Copydesk. Start this version once: it brings the database up to date.',
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
