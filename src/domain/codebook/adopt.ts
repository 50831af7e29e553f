import type { Codebook, Field, Kind, Named } from './codebook.ts';
import { addressOf, type CodebookUsage } from './usage.ts';

/**
 * A codebook from elsewhere, or from before, as it can follow the current one: what tags
 * use and it does not know comes along, retired.
 */
export function adopted(next: Codebook, current: Codebook, usage: CodebookUsage): Codebook {
  const isUsed = (address: string): boolean => (usage[address] ?? 0) > 0;
  const kinds = next.kinds.map((kind) => {
    const was = current.kinds.find(({ id }) => id === kind.id);
    return was === undefined ? kind : adoptedKind(kind, was, isUsed);
  });
  return {
    ...next,
    kinds: [...kinds, ...left(next.kinds, current.kinds, ({ id }) => isUsed(addressOf.kind(id)))],
    linkTypes: [
      ...next.linkTypes,
      ...left(next.linkTypes, current.linkTypes, ({ id }) => isUsed(addressOf.linkType(id))),
    ],
  };
}

type IsUsed = (address: string) => boolean;

function adoptedKind(next: Kind, current: Kind, isUsed: IsUsed): Kind {
  const { id } = next;
  const fields = next.fields.map((field) => {
    const was = current.fields.find((one) => one.id === field.id);
    return was === undefined ? field : adoptedField(field, was, id, isUsed);
  });
  const isFieldUsed = (field: Named): boolean => isUsed(addressOf.field(id, field.id));
  const [own, ...parts] = next.parts;
  return {
    ...next,
    labels: [
      ...next.labels,
      ...left(next.labels, current.labels, (label) => isUsed(addressOf.label(id, label.id))),
    ],
    parts: [
      own,
      ...parts,
      ...left(next.parts, current.parts, (part) => isUsed(addressOf.part(id, part.id))),
    ],
    fields: [...fields, ...left(next.fields, current.fields, isFieldUsed)],
  };
}

function adoptedField(next: Field, current: Field, kindId: string, isUsed: IsUsed): Field {
  if (!('choices' in next) || !('choices' in current)) return next;
  const isChosen = ({ id }: Named): boolean => isUsed(addressOf.choice(kindId, next.id, id));
  return { ...next, choices: [...next.choices, ...left(next.choices, current.choices, isChosen)] };
}

/** What the current one alone has and tags use, without the key it may have given away. */
function left<T extends Named>(
  next: readonly T[],
  current: readonly T[],
  isUsed: (item: T) => boolean,
): T[] {
  return current
    .filter((item) => !next.some(({ id }) => id === item.id) && isUsed(item))
    .map((item) => ({ ...item, retired: true }));
}
