import { percentilesOf } from '../../statistics.ts';
import { Crowd } from '../load/crowd.ts';
import { keepPace } from '../../pace.ts';
import { observe } from '../observe.ts';
import type { Scenario } from '../scenario.ts';

const PEOPLE_PER_ROOM = 5;
const UPDATES_PER_PERSON_PER_SECOND = 20;

/** How long until a typist is told that an update is committed. Each update asks on its own. */
export function acknowledgement(typists: number): Scenario {
  const peoplePerRoom = Math.min(typists, PEOPLE_PER_ROOM);
  const shape = { rooms: typists / peoplePerRoom, peoplePerRoom };
  return {
    name: `acknowledgement-${typists * UPDATES_PER_PERSON_PER_SECOND}`,
    title: `${typists * UPDATES_PER_PERSON_PER_SECOND} updates a second by ${typists} in rooms of ${peoplePerRoom}: from typed to acknowledged as committed`,
    shape,
    isAboutStorage: true,
    measures: [
      { key: 'p50', title: 'p50 ms' },
      { key: 'p95', title: 'p95 ms' },
      { key: 'p99', title: 'p99 ms' },
      { key: 'acknowledged', title: 'acknowledged / s' },
      { key: 'cpuPerUpdate', title: 'CPU µs / update' },
      { key: 'databaseCpuPerUpdate', title: 'Postgres CPU µs / update', isOptional: true },
    ],
    async run(server, duration) {
      const stopwatch = new Stopwatch();
      const crowd = await Crowd.gather(server, shape, {
        onAcknowledged: ({ number }, upto) => stopwatch.stop(number, upto),
      });
      const stop = keepPace({
        perSecond: typists * UPDATES_PER_PERSON_PER_SECOND,
        act: (turn) => {
          const person = crowd.people[turn % typists];
          if (person === undefined) return;
          person.type();
          stopwatch.start(person.number, person.typed);
          person.askAcknowledgement();
        },
      });
      const seen = await observe(server, crowd, duration, stop);
      return {
        ...percentilesOf(stopwatch.timesMs.slice(-seen.typed)),
        acknowledged: seen.typed / seen.seconds,
        cpuPerUpdate: seen.cpuUs / seen.typed,
        databaseCpuPerUpdate: seen.databaseCpuUs / seen.typed,
        missing: seen.missing + stopwatch.running,
      };
    },
  };
}

/** Times what typists wait for, update by update. */
class Stopwatch {
  readonly timesMs: number[] = [];
  readonly #startedAt = new Map<string, number>();

  get running(): number {
    return this.#startedAt.size;
  }

  start(typist: number, update: number): void {
    this.#startedAt.set(`${typist} ${update}`, performance.now());
  }

  stop(typist: number, update: number): void {
    const key = `${typist} ${update}`;
    const startedAt = this.#startedAt.get(key);
    if (startedAt === undefined) throw new Error(`${key} was acknowledged twice.`);
    this.#startedAt.delete(key);
    this.timesMs.push(performance.now() - startedAt);
  }
}
