/**
 * Carries messages between nodes, at most once and in no promised order: what
 * is lost on the way is found again by those who miss it.
 */
export interface Bus {
  /** The longest message it carries. */
  readonly limitBytes: number;
  /** Sends, if it can, and forgets. */
  publish(channel: string, message: Uint8Array): void;
  /** Resolves once the channel is heard, or at once while the bus is lost: then it is heard when it is back. */
  subscribe(channel: string): Promise<void>;
  unsubscribe(channel: string): void;
  close(): Promise<void>;
}

export interface BusEvents {
  /** A message, our own ones among them. */
  readonly onMessage: (message: Uint8Array) => void;
  /** Nothing is heard any more. */
  readonly onLost: () => void;
  /** All channels are heard (again); what was said before may not have been. */
  readonly onBack: () => void;
  readonly onError: (error: unknown) => void;
}

/** Connects a node to a bus; `onBack` tells when it is there. */
export type OpenBus = (events: BusEvents) => Bus;
