import { rm } from 'node:fs/promises';
import { startEmbeddedPostgres } from '#server/db/embedded-postgres/embedded-postgres.ts';
import { createLog } from '#server/log.ts';
import { temporaryDirectory } from '#tests/support/test-cluster.ts';

export interface Cluster {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The Postgres that `npm start` would run, with nothing switched off: what commits is on disk. `BENCH_DATABASE_URL` replaces it. */
export async function startCluster(): Promise<Cluster> {
  const given = process.env['BENCH_DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: async () => {} };
  const dataDirectory = await temporaryDirectory();
  const log = createLog({ level: 'error', stream: process.stdout });
  const postgres = await startEmbeddedPostgres({ dataDirectory, log });
  return {
    url: postgres.connectionString,
    async stop() {
      await postgres.stop();
      await rm(dataDirectory, { recursive: true });
    },
  };
}
