import { keepPace } from '../../pace.ts';
import { percentilesOf } from '../../statistics.ts';
import { Crowd } from '../load/crowd.ts';
import { observe } from '../observe.ts';
import type { Scenario } from '../scenario.ts';

const UPDATES_PER_SECOND = 20;
const READERS = 3;
const SHAPE = { rooms: 1, peoplePerRoom: READERS + 1 };

/** The typist is at one node, whoever reads at the others: what lies between is a commit and a message. */
export const nodes: Scenario = {
  name: 'nodes',
  title: `One typist at ${UPDATES_PER_SECOND} updates a second at one node, ${READERS} readers at the others: age on arrival`,
  shape: SHAPE,
  isAboutNodes: true,
  measures: [
    { key: 'p50', title: 'p50 ms' },
    { key: 'p95', title: 'p95 ms' },
    { key: 'p99', title: 'p99 ms' },
    { key: 'messages', title: 'Redis messages / update', isOptional: true },
    { key: 'bytes', title: 'Redis bytes out / update', isOptional: true },
  ],
  async run(server, duration) {
    const crowd = await Crowd.gather(server, SHAPE);
    const stop = keepPace({ perSecond: UPDATES_PER_SECOND, act: () => crowd.people[0]?.type() });
    const before = await server.countBus?.();
    const typedBefore = crowd.typed;
    const seen = await observe(server, crowd, duration, stop);
    const after = await server.countBus?.();
    const typed = crowd.typed - typedBefore;
    return {
      ...percentilesOf(seen.agesMs),
      messages: before && after ? (after.messages - before.messages) / typed : NaN,
      bytes: before && after ? (after.bytes - before.bytes) / typed : NaN,
      missing: seen.missing,
    };
  },
};
