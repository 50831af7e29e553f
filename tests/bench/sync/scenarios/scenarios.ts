import type { Scenario } from '../scenario.ts';
import { acknowledgement } from './acknowledgement.ts';
import { coldOpen } from './cold-open.ts';
import { cost } from './cost.ts';
import { cursors } from './cursors.ts';
import { fanOut } from './fan-out.ts';
import { idleSockets } from './idle-sockets.ts';
import { nodes } from './nodes.ts';

/** In the order of BENCHMARKS.md. The largest room is as large as Copydesk lets one be. */
export const scenarios: readonly Scenario[] = [
  cost,
  fanOut(10),
  fanOut(50),
  fanOut(199),
  acknowledgement(1),
  acknowledgement(50),
  cursors,
  idleSockets,
  coldOpen,
  nodes,
];
