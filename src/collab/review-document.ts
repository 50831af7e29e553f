import type * as Y from 'yjs';
import { isId, type TagId } from '#domain/ids.ts';
import type { Decision } from '#domain/review/decision.ts';
import { readRecords, type Malformed, type Records } from './malformed.ts';
import { DECISIONS } from './records.ts';
import { authorOf, isFields, isText, timeOf } from './values.ts';

export function decisionsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(DECISIONS);
}

export function readDecisions(doc: Y.Doc): Records<Decision> {
  return readRecords(decisionsOf(doc).entries(), readDecision);
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

/** The decision of a record, or what is wrong with it. */
export function readDecision(id: string, record: unknown): Decision | Malformed {
  if (!isId(id)) return { id, malformed: 'Its id is not the id of a tag.' };
  if (!isFields(record)) return { id, malformed: 'It is not a decision.' };
  const { state, reason, digest } = record;
  if (state !== 'accepted' && state !== 'rejected') return { id, malformed: 'It decides nothing.' };
  if (!isText(reason)) return { id, malformed: 'Its reason is not a text.' };
  if (!isText(digest)) return { id, malformed: 'It does not say what it judged.' };
  return {
    tagId: id as TagId,
    state,
    reason,
    digest,
    by: authorOf(record['by']),
    at: timeOf(record['at']),
  };
}
