import type { Codebook, Kind, Label } from './codebook.ts';

/** Keys the desk itself answers to; a codebook may not take them. */
export const RESERVED_KEYS: readonly string[] = Array.from('jkarungstz?/.0123456789');

/** What a key tags a selection as. */
export interface KeyedChoice {
  readonly kind: Kind;
  readonly label: Label | null;
}

/** The kinds and labels that can be given by a key, by that key. */
export function choiceByKey(codebook: Codebook): ReadonlyMap<string, KeyedChoice> {
  const choices = new Map<string, KeyedChoice>();
  for (const kind of codebook.kinds) {
    if (kind.key !== undefined) choices.set(kind.key, { kind, label: null });
    for (const label of kind.labels)
      if (label.key !== undefined) choices.set(label.key, { kind, label });
  }
  return choices;
}
