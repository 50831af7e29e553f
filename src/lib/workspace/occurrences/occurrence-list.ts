import type { ArticleId } from '#domain/ids.ts';
import { otherTags, type StandingTag } from '#domain/layer/standing-tags.ts';
import { indexIntervals } from '#domain/span/interval-index.ts';
import type { Span } from '#domain/span/span.ts';
import { inContext, type WordsInContext } from '#domain/text/context.ts';
import { findOccurrences, type OccurrenceOptions } from '#domain/text/occurrences.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

/** Words that could be tagged like others. */
export interface ListedOccurrence extends Span {
  /** The same for the same words in the same surroundings, wherever they have moved to. */
  readonly key: string;
  readonly articleId: ArticleId;
  readonly title: string;
  readonly context: WordsInContext;
  /** Tags that call the words something else. */
  readonly others: readonly StandingTag[];
}

interface Article {
  readonly id: ArticleId;
  readonly title: string;
  readonly text: string;
  readonly tags: readonly DeskTag[];
}

interface Search {
  readonly names: readonly string[];
  readonly options: OccurrenceOptions;
  /** What they are to be tagged as. */
  readonly kind: string;
  readonly label: string | null;
}

/** Where any of the names stand in an article and are not yet tagged so. */
export function occurrencesIn(
  { id, title, text, tags }: Article,
  search: Search,
): ListedOccurrence[] {
  const places = placesIn(text, tags, search);
  return keyed(
    places.map((place) => ({ ...place, articleId: id, title, context: inContext(text, place) })),
  );
}

/** The same places by themselves, each with the tags that call its words something else. */
export function placesIn(
  text: string,
  tags: readonly DeskTag[],
  { names, options, ...model }: Search,
): (Span & Pick<ListedOccurrence, 'others'>)[] {
  const standing = indexIntervals(tags.flatMap(standingTags), (tag) => tag);
  return findOccurrences(text, names, options).flatMap((span) => {
    const others = otherTags(span, standing.overlapping(span), model);
    return others === null ? [] : [{ ...span, others }];
  });
}

/** Gives each its key; of those that look alike, the n-th. */
export function keyed(found: readonly Omit<ListedOccurrence, 'key'>[]): ListedOccurrence[] {
  const seen = new Map<string, number>();
  return found.map((each) => {
    const { before, words, after } = each.context;
    const look = [each.articleId, before, words, after].join('\n');
    const at = seen.get(look) ?? 0;
    seen.set(look, at + 1);
    return { ...each, key: `${look}\n${at}` };
  });
}

/** A tag once for each of its own spans. */
function standingTags({ id: tagId, stored, kind, parts, words }: DeskTag): StandingTag[] {
  if (kind === undefined) return [];
  const { label, createdBy: by } = stored;
  return (parts[kind.parts[0].id] ?? []).flatMap((place) => {
    if (place.state !== 'placed') return [];
    const { start, end } = place;
    return [{ tagId, kind: kind.id, label, words, by, start, end }];
  });
}
