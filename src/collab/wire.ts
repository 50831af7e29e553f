/**
 * Message types on a room's socket. 0 to 3 are the stock y-websocket protocol;
 * the rest are ours, and a stock client ignores them with one console line.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Client: `[121][n]` after local updates. Server: `[121][n]` once all frames before it are committed. */
  acknowledge: 121,
  /** Server only: `[122][json]`, a `Notice`. */
  notice: 122,
} as const;

/** Documents of another shape are refused with `reload`. */
export const DOCUMENT_SCHEMA_VERSION = 1;

/** What a server tells a page besides updates. */
export type Notice =
  | { readonly type: 'access'; readonly mayWrite: boolean }
  /** Something is said of the article now that was not: ask again what. */
  | { readonly type: 'article-changed' }
  /** Tags follow this version of the project's codebook from now on. */
  | { readonly type: 'codebook'; readonly version: number }
  /** The links between the article and others say something else than they did: ask again what. */
  | { readonly type: 'links-across' }
  /** An update was not taken; the page shows why and keeps what was refused. */
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  /** Commits are failing: edits wait, nothing is lost. */
  | { readonly type: 'storage'; readonly available: boolean };

/**
 * The longest message a socket takes. The longest article allowed is 3 MB of UTF-8 in a
 * script of three bytes a character; whoever comes back from hours without a network
 * brings all they did in a room in one, which is 25,000 tags.
 */
export const MESSAGE_LIMIT_BYTES = 8 * 1024 * 1024;
