import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP line to a server, which a test can cut: between a browser and the desk, or the desk and its database. */
export interface Line {
  readonly port: number;
  /** Ends what is connected and refuses what comes. */
  cut(): void;
  /** Nothing arrives any more, and nobody is told: a host that vanished. What comes later waits as well. */
  freeze(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Lays a line to a port of this machine. */
export async function layLine(toPort: number): Promise<Line> {
  const ends = new Set<Socket>();
  let isCut = false;
  let isFrozen = false;
  const server = createServer((near) => {
    if (isCut) return void near.resetAndDestroy();
    if (isFrozen) {
      ends.add(near.on('error', () => near.destroy()));
      return;
    }
    const far = connect(toPort, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        ends.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const cut = (): void => {
    isCut = true;
    for (const end of ends) end.resetAndDestroy();
  };
  return {
    port: await listen(server),
    cut,
    freeze: () => {
      isFrozen = true;
      for (const end of ends) end.unpipe().pause();
    },
    mend: () => {
      isCut = false;
      isFrozen = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
