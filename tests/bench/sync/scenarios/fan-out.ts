import { percentilesOf } from '../../statistics.ts';
import { Crowd } from '../load/crowd.ts';
import { keepPace } from '../../pace.ts';
import { observe } from '../observe.ts';
import type { Scenario } from '../scenario.ts';

const UPDATES_PER_SECOND = 20;

/** One person types, the others in the room read: how old an update is when it is seen. */
export function fanOut(readers: number): Scenario {
  const shape = { rooms: 1, peoplePerRoom: readers + 1 };
  return {
    name: `fan-out-${readers}`,
    title: `One typist at ${UPDATES_PER_SECOND} updates a second, ${readers} readers: age on arrival`,
    shape,
    measures: [
      { key: 'p50', title: 'p50 ms', isCompared: true },
      { key: 'p95', title: 'p95 ms' },
      { key: 'p99', title: 'p99 ms' },
      { key: 'cpuPerDelivery', title: 'CPU µs / delivery' },
    ],
    async run(server, duration) {
      const crowd = await Crowd.gather(server, shape);
      const stop = keepPace({
        perSecond: UPDATES_PER_SECOND,
        act: () => crowd.people[0]?.type(),
      });
      const seen = await observe(server, crowd, duration, stop);
      return {
        ...percentilesOf(seen.agesMs),
        cpuPerDelivery: seen.cpuUs / seen.delivered,
        missing: seen.missing,
      };
    },
  };
}
