import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#server/db/embedded-postgres/embedded-postgres.ts';
import { createLog } from '#server/log.ts';

export interface Cluster {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The Postgres that `npm start` would run, with nothing switched off: what commits is on disk. `BENCH_DATABASE_URL` replaces it. */
export async function startCluster(): Promise<Cluster> {
  const given = process.env['BENCH_DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: async () => {} };
  const dataDirectory = await mkdtemp(join(tmpdir(), 'copydesk-bench-'));
  await chmod(dataDirectory, 0o711); // as root, Postgres runs as another user, who must get in
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
