import type { TagId } from '#domain/ids.ts';
import { readTag, type LayerTag } from './layer-document.ts';

/** A step in the history of a record, as far as it is known what it did. */
export interface PastStep {
  readonly verb: 'created' | 'changed' | 'deleted';
  /** Keys of the record, as `label`, `part:cue` or `field:type`. */
  readonly changed: readonly string[];
  /** What those were and became; of a record that was deleted or created, all of it. Null when it is not known. */
  readonly before: Fields | null;
  readonly after: Fields | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** What a tag was after a step; `unknown` where the steps before do not tell. */
export type PastState =
  | { readonly type: 'tag'; readonly tag: LayerTag }
  | { readonly type: 'removed' }
  | { readonly type: 'unknown' };

/** What a tag was after each of its steps; these from the first to the last, and in that order. */
export function pastOf(id: TagId, steps: readonly PastStep[]): PastState[] {
  let record: Fields | 'unknown' | 'removed' = 'unknown';
  const records = steps.map((step) => (record = recordAfter(record, step)));
  steps.forEach(({ verb, before }, index) => {
    const isTold = verb === 'deleted' && before !== null && index > 0;
    if (isTold && records[index - 1] === 'unknown') records[index - 1] = before;
  });
  return records.map((at) => stateOf(id, at));
}

function recordAfter(
  record: Fields | 'unknown' | 'removed',
  { verb, changed, after }: PastStep,
): Fields | 'unknown' | 'removed' {
  if (verb === 'deleted') return 'removed';
  if (after === null) return 'unknown';
  if (verb === 'created') return after;
  if (typeof record === 'string') return 'unknown';
  const untouched = Object.entries(record).filter(([key]) => !changed.includes(key));
  return { ...Object.fromEntries(untouched), ...after };
}

function stateOf(id: TagId, record: Fields | 'unknown' | 'removed'): PastState {
  if (record === 'removed') return { type: 'removed' };
  const read = record === 'unknown' ? null : readTag(id, record);
  return read?.ok === true ? { type: 'tag', tag: read.value } : { type: 'unknown' };
}
