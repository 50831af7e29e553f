import { openDatabase } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { findRedis, startRedis } from '#tests/support/redis.ts';
import { createTestDatabase, ignoreLostConnection } from '#tests/support/test-cluster.ts';
import type { ChildServer } from '../../child-server.ts';
import type { BenchServer, Contestant, CrowdShape } from '../contestant.ts';
import { stockDialect } from '../load/dialect.ts';
import { processIdsOf, startServer } from './copydesk.ts';
import { openNewsroom } from './newsroom.ts';
import { redisTraffic } from './redis-traffic.ts';

interface Cluster {
  readonly nodes: number;
  /** The program of a Redis; null: the nodes share nothing but Postgres. */
  readonly redis: string | null;
}

/** Several nodes on one Postgres, the typist at the first, all readers at the others; one node to compare them with. */
export function clustersOf(clusterUrl: string): readonly Contestant[] {
  const redis = findRedis();
  if (redis === null)
    console.log('No valkey-server or redis-server is on the path: nodes are measured without.');
  const clusters: readonly Cluster[] = [
    { nodes: 1, redis: null },
    ...(redis === null ? [] : [2, 4].map((nodes) => ({ nodes, redis }))),
    ...[2, 4].map((nodes) => ({ nodes, redis: null })),
  ];
  return clusters.map((cluster) => ({
    name: nameOf(cluster),
    isDurable: true,
    isOfNodes: true,
    start: (shape) => start(clusterUrl, cluster, shape),
  }));
}

function nameOf({ nodes, redis }: Cluster): string {
  if (nodes === 1) return 'Copydesk, 1 node';
  return `Copydesk, ${nodes} nodes, ${redis === null ? 'Postgres alone' : 'Redis'}`;
}

async function start(
  clusterUrl: string,
  { nodes, redis }: Cluster,
  shape: CrowdShape,
): Promise<BenchServer> {
  const { connectionString, drop } = await createTestDatabase(clusterUrl);
  const onIdleError = ignoreLostConnection;
  const database = openDatabase({ connectionString, onIdleError, poolSize: 2 });
  await migrate(database);
  const { documentOf, cookieOf } = await openNewsroom(database, shape);
  const bus = redis === null ? null : await startRedis(redis);
  const settings: Record<string, string> = bus === null ? {} : { REDIS_URL: bus.url };
  const servers: ChildServer[] = [];
  for (let count = 0; count < nodes; count++) {
    servers.push(await startServer(connectionString, settings));
  }
  const dialect = stockDialect();
  return {
    pid: nodeOf(servers, 0).pid,
    isSeeded: true,
    storage: { database, documentOf, processIds: () => processIdsOf(database) },
    countBus: bus === null ? null : () => redisTraffic(bus.url),
    door: (room, person) => {
      const { port } = nodeOf(servers, person % shape.peoplePerRoom);
      const headers = { Cookie: cookieOf(person), Origin: `http://127.0.0.1:${port}` };
      return { port, path: `/sync/${documentOf(room)}`, headers, dialect };
    },
    async stop() {
      for (const { stop } of servers) await stop();
      await bus?.kill();
      await database.close();
      await drop();
    },
  };
}

/** The typist's node is the first, readers are spread over the others. */
export function nodeOf(nodes: readonly ChildServer[], seat: number): ChildServer {
  const [first, ...others] = nodes;
  if (first === undefined) throw new Error('A cluster without nodes was asked for.');
  return (seat === 0 ? first : others[(seat - 1) % others.length]) ?? first;
}
