import type { Kind } from '#domain/codebook/codebook.ts';
import { fieldOf } from '#domain/codebook/codebook.ts';
import type { AccountId } from '#domain/ids.ts';

/** A step in the history of a tag, as the server observed it. */
export interface TagStep {
  readonly subject: 'tag' | 'decision';
  readonly verb: 'created' | 'changed' | 'deleted';
  readonly by: AccountId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Keys of the record, as `label`, `part:cue` or `field:type`. */
  readonly changed: readonly string[];
}

/** What was done, to follow the name of who did it. */
export function stepWords({ subject, verb, changed }: TagStep, kind: Kind | undefined): string {
  if (subject === 'decision') return verb === 'deleted' ? 'took the decision back' : 'decided';
  if (verb === 'created') return 'made it';
  if (verb === 'deleted') return 'removed it';
  const names = [...new Set(changed.map((key) => nameOf(key, kind)))];
  return names.length === 0 ? 'changed it' : `changed ${names.join(', ')}`;
}

function nameOf(key: string, kind: Kind | undefined): string {
  const [type, id = ''] = key.split(':');
  const part = kind?.parts.find((candidate) => candidate.id === id);
  const field = kind === undefined ? undefined : fieldOf(kind, id);
  const named = type === 'part' ? part : type === 'field' ? field : undefined;
  return named?.name.toLowerCase() ?? (id || key);
}
