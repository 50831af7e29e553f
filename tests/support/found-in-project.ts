import type { FoundInProject, FoundOccurrence } from '#server/queries/occurrences.ts';

interface AllFound {
  readonly occurrences: readonly FoundOccurrence[];
  readonly found: number;
  /** Undefined when the search ended without a word. */
  readonly isComplete: boolean | undefined;
}

/** What a search in a project comes to in the end. */
export async function allFound(news: AsyncIterable<FoundInProject>): Promise<AllFound> {
  const occurrences: FoundOccurrence[] = [];
  let found = 0;
  let isComplete: boolean | undefined;
  for await (const each of news) {
    if (each.type === 'end') ({ isComplete } = each);
    else {
      occurrences.push(...each.occurrences);
      ({ found } = each);
    }
  }
  return { occurrences, found, isComplete };
}
