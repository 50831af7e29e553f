import type { TestProject } from 'vitest/node';
import { migrate } from '#server/db/migrate.ts';
import { createTestDatabase, openTestDatabase, startTestCluster } from './test-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of a Postgres server on which tests may create databases. */
    readonly clusterUrl: string;
    /** The name of a migrated database that others are copied from. */
    readonly template: string;
  }
}

/** One Postgres for all test files of a run, with a migrated template. */
export default async function provideCluster(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  const template = await createTestDatabase(cluster.url);
  const database = openTestDatabase(template.connectionString);
  await migrate(database);
  await database.close(); // a template is copied only while nobody is connected to it
  project.provide('clusterUrl', cluster.url);
  project.provide('template', new URL(template.connectionString).pathname.slice(1));
  return async () => {
    await template.drop();
    await cluster.stop();
  };
}
