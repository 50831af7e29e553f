import { startChildServer } from '../../child-server.ts';
import type { Contestant } from '../contestant.ts';
import { hocuspocusDialect, rawDialect, stockDialect, type Dialect } from '../load/dialect.ts';

/** The limit and the peers, as installed in `directory`; the limit comes first. */
export function peerContestants(directory: string): readonly Contestant[] {
  const peer = (name: string, script: readonly string[], dialectOf: (room: string) => Dialect) => ({
    name,
    isDurable: false,
    start: () => start(directory, script, dialectOf),
  });
  return [
    peer('raw ws, a write a frame', ['raw-ws.js'], rawDialect),
    peer('raw ws, a write a turn', ['raw-ws.js', 'one-write'], rawDialect),
    peer('@y/websocket-server 0.1.1', ['y-websocket-server.js'], stockDialect),
    peer('Hocuspocus 4.7.0', ['hocuspocus.js'], hocuspocusDialect),
  ];
}

async function start(
  directory: string,
  script: readonly string[],
  dialectOf: (room: string) => Dialect,
) {
  const child = await startChildServer({ directory, script, listens: /^listening on (\d+)$/ });
  return {
    pid: child.pid,
    isSeeded: false,
    storage: null,
    door: (room: number) => {
      const name = `room-${room}`;
      return { port: child.port, path: `/${name}`, headers: {}, dialect: dialectOf(name) };
    },
    stop: child.stop,
  };
}
