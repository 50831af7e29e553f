import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/db/database.ts';
import { startEmbeddedPostgres } from '#server/db/embedded-postgres/embedded-postgres.ts';
import { migrate } from '#server/db/migrate.ts';
import { createLog } from '#server/log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of a Postgres server on which tests may create databases. */
    readonly clusterUrl: string;
    /** A migrated database that others are copied from. */
    readonly templateName: string;
  }
}

/** Data of a test may be lost with the machine: without syncing, tests take half the time. */
const UNSAFE_BUT_QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** One Postgres for all test files of a run, with a migrated template: `TEST_DATABASE_URL`, or an embedded one. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const cluster =
    given === undefined ? await startTemporary() : { url: given, stop: async () => {} };
  const templateName = `template_${process.pid}_${Date.now()}`;
  const admin = openDatabase({ connectionString: cluster.url, onIdleError: throwError });
  await admin.query(`create database ${templateName}`);
  await migrateTemplate(cluster.url, templateName);
  project.provide('clusterUrl', cluster.url);
  project.provide('templateName', templateName);
  return async () => {
    await admin.query(`drop database ${templateName} with (force)`);
    await admin.close();
    await cluster.stop();
  };
}

async function startTemporary() {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'copydesk-tests-'));
  await chmod(dataDirectory, 0o711); // as root, Postgres runs as another user, who must get in
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    log: createLog({ level: 'error', stream: process.stdout }),
    settings: { ...UNSAFE_BUT_QUICK, max_connections: '300' },
  });
  return {
    url: postgres.connectionString,
    stop: async () => {
      await postgres.stop();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

async function migrateTemplate(clusterUrl: string, name: string): Promise<void> {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  const template = openDatabase({ connectionString: url.href, onIdleError: throwError });
  await migrate(template);
  await template.close();
}

function throwError(error: Error): never {
  throw error;
}
