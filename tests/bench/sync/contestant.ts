import type { Database } from '#server/db/database.ts';
import type { Dialect } from './load/dialect.ts';
import type { SocketAddress } from './load/socket.ts';

/** One of the servers that are compared. */
export interface Contestant {
  readonly name: string;
  /** Whether what it tells people is committed. */
  readonly isDurable: boolean;
  /** Whether it is several nodes: they are compared with each other. */
  readonly isOfNodes?: boolean;
  /**
   * Starts it afresh, in its own process, ready for a crowd of this shape. Where it
   * stores documents, `furnish` may write to them before: the server has none of them in memory.
   */
  start(shape: CrowdShape, furnish: Furnish | undefined): Promise<BenchServer>;
}

export type Furnish = (storage: Storage) => Promise<void>;

export interface CrowdShape {
  readonly rooms: number;
  readonly peoplePerRoom: number;
}

export interface BenchServer {
  readonly pid: number;
  /** Whether rooms hold their text already, or the first to come must bring it. */
  readonly isSeeded: boolean;
  /** Where its documents are kept; null where they are kept in memory. */
  readonly storage: Storage | null;
  /** What nodes have said to each other so far; null, or left out, where nobody counts. */
  readonly countBus?: (() => Promise<BusCounters>) | null;
  /** The way of one person into one room. */
  readonly door: (room: number, person: number) => Door;
  readonly stop: () => Promise<void>;
}

export interface BusCounters {
  readonly messages: number;
  /** To all who listen. */
  readonly bytes: number;
}

export interface Door extends SocketAddress {
  readonly dialect: Dialect;
}

export interface Storage {
  readonly database: Database;
  readonly documentOf: (room: number) => string;
  /** Its processes, if they run on this machine. */
  readonly processIds: () => Promise<readonly number[]>;
}
