import type * as Y from 'yjs';
import { DOCUMENT_LIMIT_BYTES, NEW_CLIENTS_PER_MESSAGE } from './limits.ts';
import { holdsDeepValue, nestsTooDeep } from './update-depth.ts';
import { isGrammatical } from './update-grammar.ts';
import { isAhead, isNews, newsClients, type UpdateShape } from './update-shape.ts';

/** What became of an update a connection sent. */
export type Verdict =
  | 'taken'
  /** It changes nothing. */
  | 'nothing-new'
  | 'malformed'
  /** It builds on updates that are missing here: the sender must sync first. */
  | 'ahead'
  /** It writes under a client id that is another's. */
  | 'not-yours'
  | 'read-only'
  | 'too-large';

export interface Circumstances {
  readonly doc: Y.Doc;
  readonly mayWrite: boolean;
  /** Whether a client id is somebody else's. */
  readonly isTaken: (client: number) => boolean;
  /** What the document would take with the update. */
  readonly sizeBytes: number;
}

/** Why an update must not be applied; null when it may. */
export function objectionTo(
  shape: UpdateShape,
  { doc, mayWrite, isTaken, sizeBytes }: Circumstances,
): Verdict | null {
  if (!mayWrite) return isNews(shape, doc) ? 'read-only' : 'nothing-new';
  if (isAhead(shape, doc)) return 'ahead';
  const clients = newsClients(shape, doc);
  if (clients.some(isTaken)) return 'not-yours';
  if (clients.length > NEW_CLIENTS_PER_MESSAGE) return 'malformed';
  if (!isGrammatical(shape, doc)) return 'malformed';
  if (nestsTooDeep(shape.structs, doc) || holdsDeepValue(shape.structs)) return 'malformed';
  if (sizeBytes <= DOCUMENT_LIMIT_BYTES) return null;
  return isNews(shape, doc) ? 'too-large' : 'nothing-new';
}
