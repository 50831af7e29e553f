import type { Instruments } from '../realtime/instruments.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { Recent } from './recent.ts';

/** All that is measured: what the sync server tells, kept for Prometheus and for the health page. */
export interface Measures {
  readonly instruments: Instruments;
  readonly metrics: Metrics;
  readonly recent: Recent;
}

export function createMeasures(now: () => number = Date.now): Measures {
  const metrics = createMetrics();
  const recent = new Recent(now);
  const counted = metrics.instruments;
  const kept = recent.instruments;
  const instruments: Instruments = {
    ...counted,
    committed: (batch) => {
      counted.committed(batch);
      kept.committed(batch);
    },
    projected: (lagMs) => {
      counted.projected(lagMs);
      kept.projected(lagMs);
    },
    refused: (refusal) => {
      counted.refused(refusal);
      kept.refused(refusal);
    },
  };
  return { instruments, metrics, recent };
}
