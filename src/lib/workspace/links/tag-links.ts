import type { Codebook } from '#domain/codebook/codebook.ts';
import { checkLink } from '#domain/codebook/check-tag.ts';
import { nameWhereItEnds } from '#domain/codebook/link-types.ts';
import type { ArticleId, LinkId, TagId } from '#domain/ids.ts';
import type { Link } from '#domain/tag/tag.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

/** A link across articles, as the server tells of it. */
export interface LinkAcross {
  readonly id: LinkId;
  readonly type: string;
  readonly here: TagId;
  readonly leadsAway: boolean;
  /** Stored with this article; else it is the other's to change. */
  readonly isOwn: boolean;
  readonly there: TagAway | null;
}

export interface TagAway {
  readonly articleId: ArticleId;
  readonly articleTitle: string;
  readonly tagId: TagId;
  readonly kind: string;
  readonly label: string | null;
  readonly words: string;
}

/** A link as it looks from one of its tags. */
export interface TagLink {
  readonly id: LinkId;
  readonly typeName: string;
  /** What it says as seen from the tag it is listed at; null where that has no name of its own. */
  readonly readName: string | null;
  /** From the tag to the other, or from the other to the tag. */
  readonly direction: 'out' | 'in';
  readonly other: LinkEnd;
  /** It stands in this article's layer, and can be removed here. */
  readonly isOwn: boolean;
  /** How it breaks the codebook, in words. */
  readonly problem: string | null;
}

export type LinkEnd =
  | { readonly type: 'here'; readonly tag: DeskTag }
  | { readonly type: 'away'; readonly tag: TagAway }
  /** In another article, which was not asked yet. */
  | { readonly type: 'unknown' }
  | { readonly type: 'gone' };

interface Sources {
  readonly codebook: Codebook;
  readonly links: readonly Link[];
  readonly tagById: ReadonlyMap<TagId, DeskTag>;
  /** Null until the server has told. */
  readonly across: readonly LinkAcross[] | null;
}

/** The links of a tag: those that lead away from it first. */
export function linksOfTag(tagId: TagId, sources: Sources): readonly TagLink[] {
  const own = sources.links.flatMap((link) => ownLinks(tagId, link, sources));
  const others = (sources.across ?? [])
    .filter(({ here, isOwn }) => here === tagId && !isOwn)
    .map((link) => foreignLink(link, sources.codebook));
  return [...own, ...others].toSorted(
    (one, other) => Number(one.direction === 'in') - Number(other.direction === 'in'),
  );
}

function ownLinks(tagId: TagId, link: Link, sources: Sources): TagLink[] {
  const { codebook, tagById } = sources;
  const direction = sideOf(tagId, link);
  if (direction === null) return [];
  const ends = {
    from: tagById.get(link.from)?.stored.kind,
    to: tagById.get(link.to)?.stored.kind,
  };
  return [
    {
      id: link.id,
      ...namesOf(codebook, link.type, direction),
      direction,
      other: otherEnd(link, direction, sources),
      isOwn: true,
      problem: checkLink(codebook, link, ends)[0]?.message ?? null,
    },
  ];
}

/** On which side of a link a tag of this article is. */
function sideOf(tagId: TagId, { from, to, away }: Link): TagLink['direction'] | null {
  if (from === tagId && away?.end !== 'from') return 'out';
  if (to === tagId && away?.end !== 'to') return 'in';
  return null;
}

function otherEnd(
  link: Link,
  direction: TagLink['direction'],
  { tagById, across }: Sources,
): LinkEnd {
  if (link.away !== null) {
    if (across === null) return { type: 'unknown' };
    const told = across.find(({ id, isOwn }) => isOwn && id === link.id);
    if (told === undefined) return { type: 'unknown' };
    return told.there === null ? { type: 'gone' } : { type: 'away', tag: told.there };
  }
  const tag = tagById.get(direction === 'out' ? link.to : link.from);
  return tag === undefined ? { type: 'gone' } : { type: 'here', tag };
}

function foreignLink({ id, type, leadsAway, there }: LinkAcross, codebook: Codebook): TagLink {
  const direction = leadsAway ? 'out' : 'in';
  return {
    id,
    ...namesOf(codebook, type, direction),
    direction,
    other: there === null ? { type: 'gone' } : { type: 'away', tag: there },
    isOwn: false,
    problem: null,
  };
}

function namesOf(
  { linkTypes }: Codebook,
  typeId: string,
  direction: TagLink['direction'],
): Pick<TagLink, 'typeName' | 'readName'> {
  const type = linkTypes.find(({ id }) => id === typeId);
  if (type === undefined)
    return { typeName: typeId, readName: direction === 'out' ? typeId : null };
  return {
    typeName: type.name,
    readName: direction === 'out' ? type.name : nameWhereItEnds(type),
  };
}
