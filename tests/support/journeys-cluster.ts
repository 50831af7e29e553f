import { startTestCluster } from './test-cluster.ts';

/** Where a journey finds the database server of the run. */
export const CLUSTER_VARIABLE = 'COPYDESK_TEST_CLUSTER';

/** One Postgres for all journeys of a run; each has a database of its own on it. */
export default async function startJourneysCluster(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  process.env[CLUSTER_VARIABLE] = cluster.url; // inherited by the workers
  return cluster.stop;
}
