import type { Kind } from '#domain/codebook/codebook.ts';
import type { AccountId } from '#domain/ids.ts';
import type { EntityLookup } from '#domain/tag/display.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import type { PastStep } from '#collab/tag-past.ts';
import { texts } from '#texts/texts.ts';
import { keyName, recordWords } from '../tags/record-words.ts';

const words = texts.past.history;

/** A step in the history of a tag, as the server observed it. */
export interface TagStep extends PastStep {
  readonly subject: 'tag' | 'decision' | 'thread' | 'comment';
  readonly by: AccountId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The steps as the server answers them. */
export function readSteps(answer: unknown): readonly TagStep[] {
  return Array.isArray(answer) ? answer : [];
}

/** What a step changed, in words; what it was is null when that is not known. */
export interface ShownChange {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Who did what. */
export function stepWords({ subject, verb, after }: TagStep, name: string): string {
  const { steps } = words;
  switch (subject) {
    case 'decision':
      return verb === 'deleted' ? steps.withdrawn(name) : decisionWords(after, name);
    case 'comment':
      return steps.comment[verb](name);
    case 'thread':
      return isRecord(after?.['resolved']) ? steps.resolved(name) : steps.openedAgain(name);
    case 'tag':
      return steps.tag[verb](name);
  }
}

function decisionWords(after: PastStep['after'], name: string): string {
  const { state, reason } = after ?? {};
  const { accepted, decided, rejected, rejectedBecause } = words.steps;
  if (state === 'accepted') return accepted(name);
  if (state !== 'rejected') return decided(name);
  const isSaid = typeof reason === 'string' && reason !== '';
  return isSaid ? rejectedBecause(name, reason) : rejected(name);
}

/** What a change of a tag did to it, a line a thing. */
export function changesOf(
  { subject, verb, changed, before, after }: TagStep,
  kind: Kind | undefined,
  entityOf: EntityLookup,
): readonly ShownChange[] {
  if (subject !== 'tag' || verb !== 'changed') return [];
  const inWords = (record: PastStep['before'], key: string): string | null =>
    record === null ? null : recordWords(key, record[key], { kind, entityOf });
  return changed.map((key) => ({
    name: keyName(key, kind),
    from: inWords(before, key),
    to: inWords(after, key),
  }));
}
