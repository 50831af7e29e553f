import { findRedis, startRedis } from '#tests/support/redis.ts';
import { startChildServer, type ChildServer } from '../../child-server.ts';
import type { BenchServer, Contestant, CrowdShape } from '../contestant.ts';
import { hocuspocusDialect } from '../load/dialect.ts';
import { nodeOf } from './nodes.ts';
import { redisTraffic } from './redis-traffic.ts';

/** Nodes of a peer on one Redis, with what is typed in memory alone; none where there is no Redis. */
export function peerClusters(directory: string): readonly Contestant[] {
  const redis = findRedis();
  if (redis === null) return [];
  return [2, 4].map((nodes) => ({
    name: `Hocuspocus 4.7.0, ${nodes} nodes, Redis`,
    isDurable: false,
    isOfNodes: true,
    start: (shape) => start(directory, { nodes, redis }, shape),
  }));
}

async function start(
  directory: string,
  { nodes, redis }: { readonly nodes: number; readonly redis: string },
  shape: CrowdShape,
): Promise<BenchServer> {
  const bus = await startRedis(redis);
  const servers: ChildServer[] = [];
  for (let count = 0; count < nodes; count++) {
    const script = ['hocuspocus.js', bus.url];
    servers.push(await startChildServer({ directory, script, listens: /^listening on (\d+)$/ }));
  }
  return {
    pid: nodeOf(servers, 0).pid,
    isSeeded: false,
    storage: null,
    countBus: () => redisTraffic(bus.url),
    door: (room, person) => {
      const { port } = nodeOf(servers, person % shape.peoplePerRoom);
      const name = `room-${room}`;
      return { port, path: `/${name}`, headers: {}, dialect: hocuspocusDialect(name) };
    },
    async stop() {
      for (const { stop } of servers) await stop();
      await bus.kill();
    },
  };
}
