import { Crowd } from '../load/crowd.ts';
import { keepPace } from '../../pace.ts';
import { observe } from '../observe.ts';
import type { Scenario } from '../scenario.ts';

const SHAPE = { rooms: 50, peoplePerRoom: 4 };
const IN_FLIGHT = 4;
/** Nobody types as fast, and Copydesk lets nobody go much faster for long. */
const UPDATES_PER_PERSON_PER_SECOND = 50;

/** Everybody types as fast as the server lets them: what one update costs it. */
export const cost: Scenario = {
  name: 'cost',
  title: `${SHAPE.rooms} rooms of ${SHAPE.peoplePerRoom} typists, each with at most ${IN_FLIGHT} updates under way and ${UPDATES_PER_PERSON_PER_SECOND} a second`,
  shape: SHAPE,
  measures: [
    { key: 'cpuPerUpdate', title: 'CPU µs / update', isCompared: true },
    { key: 'databaseCpuPerUpdate', title: 'Postgres CPU µs / update', isOptional: true },
    { key: 'updates', title: 'updates / s' },
    { key: 'deliveries', title: 'deliveries / s' },
  ],
  async run(server, duration) {
    const underWay = new UnderWay();
    const crowd = await Crowd.gather(server, SHAPE, {
      onUpdate: ({ number }, typist) => underWay.arrived(typist, number),
    });
    const stop = keepPace({
      perSecond: UPDATES_PER_PERSON_PER_SECOND * crowd.people.length,
      act: (turn) => {
        const person = crowd.people[turn % crowd.people.length];
        if (person !== undefined && underWay.admits(person.number)) person.type();
      },
    });
    const seen = await observe(server, crowd, duration, stop);
    return {
      cpuPerUpdate: seen.cpuUs / seen.typed,
      databaseCpuPerUpdate: seen.databaseCpuUs / seen.typed,
      updates: seen.typed / seen.seconds,
      deliveries: seen.delivered / seen.seconds,
      missing: seen.missing,
    };
  },
};

/** What each has sent that the next in their room has not heard yet. */
class UnderWay {
  readonly #counts = new Map<number, number>();

  /** Takes one more on its way, if it may go. */
  admits(typist: number): boolean {
    const count = this.#counts.get(typist) ?? 0;
    if (count >= IN_FLIGHT) return false;
    this.#counts.set(typist, count + 1);
    return true;
  }

  arrived(typist: number, reader: number): void {
    const seat = typist % SHAPE.peoplePerRoom;
    const neighbour = typist - seat + ((seat + 1) % SHAPE.peoplePerRoom);
    if (reader === neighbour) this.#counts.set(typist, (this.#counts.get(typist) ?? 0) - 1);
  }
}
