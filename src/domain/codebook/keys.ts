import { texts } from '#texts/texts.ts';
import type { Problem } from '../problem.ts';
import { kindOf, labelOf, offered, type Codebook, type Kind, type Label } from './codebook.ts';

/**
 * Keys the desk itself answers to, as they are until somebody sets them otherwise; a
 * codebook may not take them. A capital is the letter with Shift.
 */
export const RESERVED_KEYS: readonly string[] = Array.from("jkarunfityhgsvzJKFS?/.,;'=0123456789");

/** What a key tags a selection as. */
export interface KeyedChoice {
  readonly kind: Kind;
  readonly label: Label | null;
}

/** The kinds and labels that can be given by a key, by that key. */
export function choiceByKey(codebook: Codebook): ReadonlyMap<string, KeyedChoice> {
  return new Map(
    keyedChoices(codebook).flatMap((choice) =>
      choice.key === undefined || isRetired(choice) ? [] : [[choice.key, choice]],
    ),
  );
}

/** What was given by a key that gives nothing now: whoever still presses it is told. */
export function retiredByKey(codebook: Codebook): ReadonlyMap<string, KeyedChoice> {
  const taken = choiceByKey(codebook);
  return new Map(
    keyedChoices(codebook).flatMap((choice) =>
      choice.key === undefined || taken.has(choice.key) ? [] : [[choice.key, choice]],
    ),
  );
}

/** Whether words can no longer be tagged so. */
export function isRetired({ kind, label }: KeyedChoice): boolean {
  return kind.retired === true || label?.retired === true;
}

/** A choice as another version of the codebook has it; null when it is gone. */
export function currentChoice(
  codebook: Codebook,
  { kind, label }: KeyedChoice,
): KeyedChoice | null {
  const kindNow = kindOf(codebook, kind.id);
  const labelNow = kindNow && labelOf(kindNow, label?.id ?? null);
  if (kindNow === undefined || (label !== null && labelNow === undefined)) return null;
  return { kind: kindNow, label: labelNow ?? null };
}

/** Names of what words could be tagged as before, and can no longer be. */
export function retiredSince(before: Codebook, after: Codebook): string[] {
  return keyedChoices(before)
    .filter((choice) => {
      const now = currentChoice(after, choice);
      return !isRetired(choice) && (now === null || isRetired(now));
    })
    .map(({ kind, label }) => (label ?? kind).name);
}

/** Keys that are none, the desk's own, or given twice; those of what is retired are free. */
export function checkKeys(
  codebook: Codebook,
  deskKeys: readonly string[] = RESERVED_KEYS,
): Problem[] {
  const ownerByKey = new Map<string, string>();
  return keyedChoices(codebook).flatMap((choice) => {
    const { key, path, kind, label } = choice;
    if (key === undefined || isRetired(choice)) return [];
    const owner = ownerByKey.get(key);
    if (owner === undefined) ownerByKey.set(key, (label ?? kind).name);
    const message = keyProblem(key, owner, deskKeys);
    return message === null ? [] : [{ path, message }];
  });
}

/** Letters that neither the desk nor a kind or label has, small ones first. */
export function freeKeys(codebook: Codebook): readonly string[] {
  const taken = new Set([...RESERVED_KEYS, ...choiceByKey(codebook).keys()]);
  return Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ').filter(
    (key) => !taken.has(key),
  );
}

/** What goes by another name or key than before: it is retired in neither. */
export interface RenamedChoice {
  readonly was: string;
  readonly name: string;
  /** Where it is another one: '' where it has none any more. */
  readonly key: string | null;
}

export function renamedSince(before: Codebook, after: Codebook): readonly RenamedChoice[] {
  return keyedChoices(before).flatMap((choice) => {
    const now = currentChoice(after, choice);
    if (now === null || isRetired(choice) || isRetired(now)) return [];
    const [old, current] = [choice.label ?? choice.kind, now.label ?? now.kind];
    const key = old.key === current.key ? null : (current.key ?? '');
    return old.name === current.name && key === null
      ? []
      : [{ was: old.name, name: current.name, key }];
  });
}

interface Keyed extends KeyedChoice {
  readonly key: string | undefined;
  /** Of the key in the codebook. */
  readonly path: string;
}

function keyedChoices({ kinds }: Codebook): Keyed[] {
  return kinds.flatMap((kind, at): Keyed[] => [
    ...(offered(kind.labels).length > 0
      ? []
      : [{ kind, label: null, key: kind.key, path: `kinds.${at}.key` }]),
    ...kind.labels.map((label, labelAt) => ({
      kind,
      label,
      key: label.key,
      path: `kinds.${at}.labels.${labelAt}.key`,
    })),
  ]);
}

function keyProblem(
  key: string,
  owner: string | undefined,
  deskKeys: readonly string[],
): string | null {
  const words = texts.codebookProblems.keys;
  if (!isKey(key)) return words.malformed;
  if (deskKeys.includes(key)) return words.deskUses(key);
  return owner === undefined ? null : words.taken(key, owner);
}

/** One character that a keyboard types in one press. */
function isKey(key: string): boolean {
  return /^[\p{L}\p{P}\p{S}\p{N}]$/u.test(key);
}
