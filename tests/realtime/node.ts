import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Measures } from '#server/instruments/measures.ts';
import type { OpenBus } from '#server/realtime/fan-out/bus.ts';
import { createLog } from '#server/log.ts';
import { createRealtime, type Realtime } from '#server/realtime/index.ts';
import { measuredNode } from '../support/measured-node.ts';
import type { Team } from './team.ts';

/** One of several servers that sync a team, in this process and yet strangers to each other. */
export class Node {
  readonly realtime: Realtime;
  readonly measures: Measures;
  readonly #server: Server;
  #isClosed = false;

  /** Runs until the test is over. */
  static async start({ database, auth }: Team, openBus: OpenBus, name = 'a node'): Promise<Node> {
    const log = createLog({ level: 'silent', stream: process.stdout });
    const config = { origin: null };
    const { measures, instruments, thisNode } = measuredNode(name);
    const node = new Node(
      createRealtime({ database, auth, log, instruments, config, thisNode, openBus }),
      measures,
    );
    await new Promise<void>((resolve) => node.#server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => node.close());
    return node;
  }

  private constructor(realtime: Realtime, measures: Measures) {
    this.realtime = realtime;
    this.measures = measures;
    this.#server = createServer();
    this.#server.on('upgrade', (request, socket, head) => {
      if (!realtime.upgrade(request, socket, head)) socket.destroy();
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `ws://${this.host}/sync`;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    await this.realtime.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
