import type { Codebook, Kind } from './codebook.ts';
import { addressOf } from './usage.ts';

/** Whether a link's end, a rule or a first value names a thing by its id. */
export function isReferredTo({ kinds, linkTypes }: Codebook, address: string): boolean {
  const ends = linkTypes.flatMap(({ from, to }) => [...from, ...to]);
  return [...ends, ...kinds.flatMap(referencesInKind)].includes(address);
}

function referencesInKind({ id: kind, fields }: Kind): string[] {
  return fields.flatMap((field) => {
    const { shownWhen } = field;
    const first =
      field.type === 'choice' && field.initial !== undefined
        ? [addressOf.choice(kind, field.id, field.initial)]
        : [];
    if (shownWhen === undefined) return first;
    const asked = addressOf.field(kind, shownWhen.field);
    const values = shownWhen.values.map((id) => addressOf.choice(kind, shownWhen.field, id));
    return [...first, asked, ...values];
  });
}
