import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Services } from '../services.ts';

/** Sockets of rooms live below this path. */
export const SYNC_PATH = '/sync/';

/** Hands a socket to the rooms; false when it is for something else. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export function createUpgrade(services: Services): Upgrade {
  return (request, socket, head) => {
    if (request.url?.startsWith(SYNC_PATH) !== true) return false;
    (void services, socket, head);
    return true;
  };
}
