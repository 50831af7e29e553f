import type { NodeReport } from '#domain/health/health.ts';
import type { Recent } from '../instruments/recent.ts';
import type { Census } from '../realtime/instruments.ts';
import { version } from '../../package.json';

/** What this process is called among nodes, and how it is. */
export interface ThisNode {
  readonly name: string;
  readonly report: (census: Census) => NodeReport;
}

interface ThisNodeOptions {
  readonly name: string;
  readonly recent: Recent;
  readonly now: () => Date;
}

export function describeThisNode({ name, recent, now }: ThisNodeOptions): ThisNode {
  const startedAt = now().getTime();
  return {
    name,
    report: (census) => ({
      name,
      startedAt,
      saving: {
        isAvailable: census.isStorageAvailable,
        waiting: census.queuedUpdates,
        commits: recent.commits(),
      },
      rows: { behindMs: census.rowsBehindMs, lag: recent.rows() },
      documents: Object.values(census.rooms).reduce((sum, count) => sum + count, 0),
      connections: census.connections,
      memoryBytes: process.memoryUsage.rss(),
      versions: { copydesk: version, node: process.versions.node },
    }),
  };
}
