import { offered, type Codebook, type LinkType } from './codebook.ts';

/** What a link says as seen from the tag it ends at; null where that takes its words the other way round. */
export function nameWhereItEnds({ name, inverseName, symmetric }: LinkType): string | null {
  return symmetric === true ? name : (inverseName ?? null);
}

/** The link types that may lead from a tag of one kind to a tag of another, in the codebook's order. */
export function linkTypesBetween(
  { linkTypes }: Codebook,
  from: string,
  to: string,
): readonly LinkType[] {
  return offered(linkTypes).filter(
    (type) =>
      type.from.includes(from) && type.to.includes(to) && (type.sameKind !== true || from === to),
  );
}
