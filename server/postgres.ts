import { readConfig } from './config.ts';
import { startEmbeddedPostgres } from './db/embedded-postgres/embedded-postgres.ts';
import { StartupProblem } from './errors.ts';
import { createLog } from './log.ts';

/** The embedded database alone, for several nodes on one machine: says its address, and goes on until it is told to end. */
try {
  const { dataDirectory, logLevel } = readConfig(process.env);
  const log = createLog({ level: logLevel === 'info' ? 'warn' : logLevel, stream: process.stderr });
  const postgres = await startEmbeddedPostgres({ dataDirectory, log });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void postgres.stop().then(() => process.exit(0)));
  }
  process.stdout.write(`${postgres.connectionString}\n`);
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
