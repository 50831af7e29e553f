import { offered, type Codebook, type LinkType } from './codebook.ts';

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
