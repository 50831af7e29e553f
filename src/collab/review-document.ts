import type * as Y from 'yjs';
import type { TagId } from '#domain/ids.ts';
import type { Decision } from '#domain/review/decision.ts';
import { parseDecision } from '#domain/tag/parse.ts';
import { readRecords, type Records } from './map-records.ts';
import { DECISIONS } from './records.ts';

export function decisionsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(DECISIONS);
}

export function readDecisions(doc: Y.Doc): Records<Decision> {
  return readRecords(decisionsOf(doc), parseDecision);
}

/** Puts down a decision, in place of an earlier one on the same tag. */
export function decide(doc: Y.Doc, decision: Decision, origin?: unknown): void {
  const { tagId, ...record } = decision;
  doc.transact(() => decisionsOf(doc).set(tagId, record), origin);
}

/** Makes a tag undecided again. */
export function withdrawDecision(doc: Y.Doc, tagId: TagId, origin?: unknown): void {
  doc.transact(() => decisionsOf(doc).delete(tagId), origin);
}
