import { texts } from '#texts/texts.ts';
import type { DeskMode } from '../desk-mode.ts';
import type { AccountId, ArticleId } from '../ids.ts';

/** How a workspace's servers are, as an owner is shown it. Moments are milliseconds since 1970. */
export interface WorkspaceHealth {
  readonly at: number;
  /** Who is in which article, by name. */
  readonly people: readonly PersonThere[];
  /** Every node that answers, the one that was asked first. */
  readonly nodes: readonly [NodeReport, ...NodeReport[]];
  /** Nodes that were there not long ago, did not say that they leave, and do not answer. */
  readonly silent: readonly SilentNode[];
  /** What the node that was asked did not take in this workspace, the newest first. */
  readonly refusals: readonly PastRefusal[];
  readonly storage: { readonly postgres: string; readonly migration: number };
}

/** How one node is. */
export interface NodeReport {
  readonly name: string;
  readonly startedAt: number;
  readonly saving: {
    /** False while commits fail or hang: edits wait in pages and here. */
    readonly isAvailable: boolean;
    readonly waiting: number;
    readonly commits: Spread | null;
  };
  readonly rows: { readonly behindMs: number; readonly lag: Spread | null };
  /** Documents in memory, and sockets, of all workspaces. */
  readonly documents: number;
  readonly connections: number;
  readonly memoryBytes: number;
  readonly versions: { readonly copydesk: string; readonly node: string };
}

/** A node that does not answer. */
export interface SilentNode {
  readonly name: string;
  readonly heardAt: number;
}

export interface PersonThere {
  readonly accountId: AccountId;
  readonly name: string;
  readonly articleId: ArticleId;
  readonly title: string;
  readonly mode: DeskMode | null;
  readonly since: number;
}

/** Durations of the last minutes: half were below `p50`, nearly all below `p95`. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
}

export interface PastRefusal {
  readonly at: number;
  /** Null for somebody who has left since. */
  readonly person: string | null;
  /** Null in the register, and for an article that is gone. */
  readonly article: { readonly id: ArticleId; readonly title: string } | null;
  /** As the person was told. */
  readonly words: string;
}

/** A duration as a person would say it: 4 ms, 1.5 s, 3 min. */
export function durationInWords(ms: number): string {
  const words = texts.health.durations;
  if (ms < 1_000) return words.milliseconds(String(Math.max(1, Math.round(ms))));
  if (ms < 60_000) return words.seconds((ms / 1_000).toFixed(ms < 9_950 ? 1 : 0));
  return words.minutes(String(Math.round(ms / 60_000)));
}
