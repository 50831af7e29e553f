import type { NodeReport, SilentNode } from '#domain/health/health.ts';
import type { CommittedRun } from '../committed-run.ts';
import type { PresenceOfClient } from '../presence.ts';
import type { RoomNews } from '../room.ts';
import type { Visitor, Whereabouts } from '../visitors.ts';

/** What an open room hears of other nodes. */
export interface RoomEars {
  /** They committed something. */
  readonly onNews: (news: RoomNews) => void;
  /** Somebody of theirs came, moved or went. */
  readonly onPresence: (nodeId: string, clients: readonly PresenceOfClient[]) => void;
  /** One of them just opened the room and wants to know who is in it. */
  readonly onPresenceAsked: () => void;
}

/** How the other nodes are: what they say themselves, and who says nothing. */
export interface OtherNodes {
  readonly reports: readonly NodeReport[];
  readonly silent: readonly SilentNode[];
}

/**
 * Tells other nodes what happens in rooms, within milliseconds and without
 * promise: the log stays the truth, and whoever misses something reads it there.
 */
export interface FanOut {
  /** Whether other nodes may write to the same documents. */
  readonly isShared: boolean;
  /** Resolves when everything that is said of the room from now on is heard, as far as can be. */
  join(room: string, ears: RoomEars): Promise<void>;
  leave(room: string): void;
  tellCommitted(run: CommittedRun): void;
  tellPresence(room: string, clients: readonly PresenceOfClient[]): void;
  /** Asks the others who is in a room with them; they answer with `onPresence`. */
  askPresence(room: string): void;
  /** Who is there on other nodes; those that do not answer in time are left out. */
  visitors(asked: Whereabouts): Promise<Visitor[]>;
  /** How the other nodes are; those that do not answer in time are named. */
  others(): Promise<OtherNodes>;
  /** Whether a node is known to be at work. */
  isAtWork(nodeId: string): boolean;
  close(): Promise<void>;
}

export interface FanOutEvents {
  /** Nothing is heard of other nodes: they must be followed by their writing. */
  readonly onLost: () => void;
  readonly onBack: () => void;
  /** Something may have been said and not heard. */
  readonly onDoubt: () => void;
  /** A node is no more, or cannot be heard. */
  readonly onNodeGone: (nodeId: string) => void;
  /** Who is there on this node. */
  readonly visitorsHere: (asked: Whereabouts) => Visitor[];
  /** How this node is. */
  readonly reportHere: () => NodeReport;
  readonly onError: (error: unknown) => void;
}

/** One process has all rooms: there is nobody to tell. */
export const ALONE: FanOut = {
  isShared: false,
  join: () => Promise.resolve(),
  leave() {},
  tellCommitted() {},
  tellPresence() {},
  askPresence() {},
  visitors: () => Promise.resolve([]),
  others: () => Promise.resolve({ reports: [], silent: [] }),
  isAtWork: () => false,
  close: () => Promise.resolve(),
};
