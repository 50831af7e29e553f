import { counted } from '#texts/english/counted.ts';

/** How many tags point at an entity. */
export interface UseCounts {
  readonly tags: number;
  readonly mentions: number;
  readonly quotes: number;
  readonly claims: number;
  readonly articles: number;
}

/** As `12 mentions, 3 quotes and 1 claim in 5 articles`. */
export function useWords({ tags, mentions, quotes, claims, articles }: UseCounts): string {
  const others = tags - mentions - quotes - claims;
  const said = [
    ...(mentions > 0 ? [counted(mentions, 'mention')] : []),
    ...(quotes > 0 ? [counted(quotes, 'quote')] : []),
    ...(claims > 0 ? [counted(claims, 'claim')] : []),
    ...(others > 0 ? [counted(others, 'other tag')] : []),
  ];
  if (said.length === 0) return 'No tags';
  return `${joined(said)} in ${counted(articles, 'article')}`;
}

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
