import { setTimeout as wait } from 'node:timers/promises';
import type { BenchServer, CrowdShape } from '../contestant.ts';
import { manuscriptDocument, placeIn, stampsIn } from './manuscript.ts';
import { Person } from './person.ts';
import { stampsOf } from './stamp.ts';

/** Sockets that open at once: more would measure the queue at the door. */
const OPENING_AT_ONCE = 20;
const SETTLE_TIMEOUT_MS = 15_000;
const SETTLE_STEP_MS = 20;

export interface CrowdEvents {
  readonly onUpdate?: (reader: Person, typist: number) => void;
  readonly onAcknowledged?: (typist: Person, upto: number) => void;
}

/** People in rooms of one server, each on a socket of their own. */
export class Crowd {
  /** All, room by room. */
  readonly people: readonly Person[];
  /** How old each update was when it reached a reader, in the order of arrival. */
  readonly agesMs: number[] = [];
  readonly #server: BenchServer;
  readonly #shape: CrowdShape;
  readonly #failure = failure();

  private constructor(server: BenchServer, shape: CrowdShape, events: CrowdEvents) {
    this.#server = server;
    this.#shape = shape;
    this.people = Array.from({ length: shape.rooms * shape.peoplePerRoom }, (_, number) =>
      this.#invite(number, events),
    );
  }

  /** Opens all sockets and waits until each has its document. */
  static async gather(
    server: BenchServer,
    shape: CrowdShape,
    events: CrowdEvents = {},
  ): Promise<Crowd> {
    const crowd = new Crowd(server, shape, events);
    const firsts = crowd.#firsts();
    await crowd.#seat(firsts);
    await crowd.#seat(crowd.people.filter((person) => !firsts.includes(person)));
    return crowd;
  }

  get typed(): number {
    return typedBy(this.people);
  }

  /** Lets time pass; throws when a server drops somebody meanwhile. */
  async live(ms: number): Promise<void> {
    await Promise.race([wait(ms), this.#failure.promise]);
  }

  /**
   * Waits for what is under way, then goes home.
   * @returns how many deliveries are missing, and stamps that the documents lack.
   */
  async disperse(): Promise<number> {
    const expected = this.typed * (this.#shape.peoplePerRoom - 1);
    const deadline = performance.now() + SETTLE_TIMEOUT_MS;
    while (this.agesMs.length < expected && performance.now() < deadline) {
      await this.live(SETTLE_STEP_MS);
    }
    const lacking = await Promise.all(this.#firsts().map((first) => this.#lackingIn(first)));
    for (const person of this.people) person.leave();
    return lacking.reduce((sum, stamps) => sum + stamps, expected - this.agesMs.length);
  }

  #invite(number: number, { onUpdate, onAcknowledged }: CrowdEvents): Person {
    const room = Math.floor(number / this.#shape.peoplePerRoom);
    return new Person(number, this.#server.door(room, number), {
      onUpdate: (reader, update) => {
        for (const { typist, ageMs } of stampsOf(update)) {
          if (typist === reader.number) continue; // some servers echo
          this.agesMs.push(ageMs);
          onUpdate?.(reader, typist);
        }
      },
      onAcknowledged: (typist, upto) => onAcknowledged?.(typist, upto),
      onEnd: (reason) => this.#failure.fail(new Error(`Person ${number}: ${reason}`)),
    });
  }

  /** Who came to each room before all others, and brought its text. */
  #firsts(): Person[] {
    return this.people.filter(({ number }) => number % this.#shape.peoplePerRoom === 0);
  }

  async #seat(people: readonly Person[]): Promise<void> {
    const { peoplePerRoom } = this.#shape;
    const seed = manuscriptDocument(peoplePerRoom);
    const seat = async (person: Person) => {
      const isFirst = person.number % peoplePerRoom === 0;
      const document = await person.enter(isFirst && !this.#server.isSeeded ? seed : null);
      person.sitDown(placeIn(document ?? seed, person.number % peoplePerRoom));
    };
    for (let at = 0; at < people.length; at += OPENING_AT_ONCE) {
      const group = people.slice(at, at + OPENING_AT_ONCE);
      await Promise.race([Promise.all(group.map(seat)), this.#failure.promise]);
    }
  }

  /** How many stamps of a room its document lacks, as the first there gets it when asking again. */
  async #lackingIn(first: Person): Promise<number> {
    const { peoplePerRoom } = this.#shape;
    const typed = typedBy(this.people.slice(first.number, first.number + peoplePerRoom));
    const document = typed > 0 ? await first.ask() : null;
    return document === null ? 0 : typed - stampsIn(document, peoplePerRoom);
  }
}

function typedBy(people: readonly Person[]): number {
  return people.reduce((sum, person) => sum + person.typed, 0);
}

interface Failure {
  readonly promise: Promise<never>;
  readonly fail: (error: Error) => void;
}

function failure(): Failure {
  let fail: Failure['fail'] = () => {};
  const promise = new Promise<never>((_, reject) => (fail = reject));
  promise.catch(() => {}); // whoever waits next is told
  return { promise, fail };
}
