import { setTimeout as wait } from 'node:timers/promises';
import { residentMegabytes } from '../../processes.ts';
import { Crowd } from '../load/crowd.ts';
import type { Scenario } from '../scenario.ts';

const SHAPE = { rooms: 10, peoplePerRoom: 100 };
/** A server that has never been spoken to has not loaded what it needs for the first. */
const FIRST_FEW = { ...SHAPE, peoplePerRoom: 2 };

/** What a thousand people cost who only have a page open. */
export const idleSockets: Scenario = {
  name: 'idle-sockets',
  title: `${SHAPE.rooms * SHAPE.peoplePerRoom} idle sockets in ${SHAPE.rooms} rooms: memory of the server`,
  shape: SHAPE,
  measures: [
    { key: 'grown', title: 'MB for all', isCompared: true },
    { key: 'before', title: 'MB before' },
  ],
  async run(server, { warmUpMs, measureMs }) {
    const few = await Crowd.gather(server, FIRST_FEW);
    await few.live(warmUpMs);
    const missing = await few.disperse();
    await wait(warmUpMs);
    const before = residentMegabytes(server.pid);
    const all = await Crowd.gather(server, SHAPE);
    await all.live(measureMs);
    const grown = residentMegabytes(server.pid) - before;
    return { grown, before, missing: missing + (await all.disperse()) };
  },
};
