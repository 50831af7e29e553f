import { percentilesOf } from '../../statistics.ts';
import { Crowd } from '../load/crowd.ts';
import { keepPace } from '../../pace.ts';
import { observe } from '../observe.ts';
import type { Scenario } from '../scenario.ts';

const PEOPLE = 100;
const SHAPE = { rooms: 1, peoplePerRoom: PEOPLE };
const MOVES_PER_PERSON_PER_SECOND = 5;
const UPDATES_PER_SECOND = 20;

/** A hundred cursors move, and one of their owners types: what the crowd costs the letters. */
export const cursors: Scenario = {
  name: 'cursors',
  title: `${PEOPLE} cursors at ${MOVES_PER_PERSON_PER_SECOND} moves a second, one typist at ${UPDATES_PER_SECOND} updates: age on arrival`,
  shape: SHAPE,
  measures: [
    { key: 'p50', title: 'p50 ms' },
    { key: 'p95', title: 'p95 ms' },
    { key: 'p99', title: 'p99 ms', isCompared: true },
    { key: 'cpuShare', title: 'CPU % of a core' },
  ],
  async run(server, duration) {
    const crowd = await Crowd.gather(server, SHAPE);
    const stops = [
      keepPace({ perSecond: UPDATES_PER_SECOND, act: () => crowd.people[0]?.type() }),
      keepPace({
        perSecond: PEOPLE * MOVES_PER_PERSON_PER_SECOND,
        act: (turn) => crowd.people[turn % PEOPLE]?.move(),
      }),
    ];
    const seen = await observe(server, crowd, duration, () => stops.forEach((stop) => stop()));
    return {
      ...percentilesOf(seen.agesMs),
      cpuShare: (seen.cpuUs / 1e6 / seen.seconds) * 100,
      missing: seen.missing,
    };
  },
};
