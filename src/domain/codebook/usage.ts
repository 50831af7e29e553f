import type { Codebook, Kind } from './codebook.ts';

/** How often the tags of a project use each thing of its codebook, by its address; unused ones are not there. */
export type CodebookUsage = Readonly<Record<string, number>>;

/** Where something stands in a codebook by its ids, whatever its order: the same in every version. */
export const addressOf = {
  kind: (kind: string) => kind,
  label: (kind: string, label: string) => `${kind}/label/${label}`,
  part: (kind: string, part: string) => `${kind}/part/${part}`,
  field: (kind: string, field: string) => `${kind}/field/${field}`,
  choice: (kind: string, field: string, choice: string) => `${kind}/field/${field}/${choice}`,
  linkType: (type: string) => `/link/${type}`,
} as const;

/** The addresses of all that a codebook names. */
export function addressesIn({ kinds, linkTypes }: Codebook): string[] {
  return [...kinds.flatMap(addressesInKind), ...linkTypes.map(({ id }) => addressOf.linkType(id))];
}

function addressesInKind({ id: kind, labels, parts, fields }: Kind): string[] {
  return [
    addressOf.kind(kind),
    ...labels.map(({ id }) => addressOf.label(kind, id)),
    ...parts.map(({ id }) => addressOf.part(kind, id)),
    ...fields.flatMap((field) => [
      addressOf.field(kind, field.id),
      ...('choices' in field
        ? field.choices.map(({ id }) => addressOf.choice(kind, field.id, id))
        : []),
    ]),
  ];
}

/** What one version names and the next does not: nothing that tags use may be among it. */
export function removedBetween(before: Codebook, after: Codebook): string[] {
  const kept = new Set(addressesIn(after));
  return addressesIn(before).filter((address) => !kept.has(address));
}
