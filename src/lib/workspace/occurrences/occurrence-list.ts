import type { ArticleId } from '#domain/ids.ts';
import { overlaps, type Span } from '#domain/span/span.ts';
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
  readonly kind: string;
}

/** Where any of the names stand in an article and no tag of the kind does. */
export function occurrencesIn(
  { id, title, text, tags }: Article,
  { names, options, kind }: Search,
): ListedOccurrence[] {
  const taken = ownSpansOfKind(tags, kind);
  const free = findOccurrences(text, names, options).filter(
    (span) => !taken.some((other) => overlaps(span, other)),
  );
  return keyed(
    free.map((span) => ({ ...span, articleId: id, title, context: inContext(text, span) })),
  );
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

function ownSpansOfKind(tags: readonly DeskTag[], kindId: string): Span[] {
  return tags.flatMap(({ kind, parts }) => {
    if (kind?.id !== kindId) return [];
    return (parts[kind.parts[0].id] ?? []).filter((place) => place.state === 'placed');
  });
}
