import { NAME_LIMIT } from '#domain/limits.ts';
import { foldName } from '#domain/register/names.ts';
import { cleanLine } from '#domain/text/clean.ts';

/** An item of Wikidata that may be who is meant, as the server tells of it. */
export interface Candidate {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly aliases: readonly string[];
}

/** What somebody takes of a candidate. */
export interface Taken {
  readonly id: string;
  /** Null leaves the description as it is. */
  readonly note: string | null;
  readonly aliases: readonly string[];
}

/** The candidate's names that an entity does not go by yet. */
export function newNames(
  { label, aliases }: Candidate,
  entity: { readonly name: string; readonly aliases: readonly string[] },
): readonly string[] {
  const known = new Set([entity.name, ...entity.aliases].map((name) => foldName(name)));
  const names = [label, ...aliases].map((name) => cleanLine(name).slice(0, NAME_LIMIT));
  return [...new Set(names)].filter((name) => name !== '' && !known.has(foldName(name)));
}
