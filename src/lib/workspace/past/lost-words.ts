import { CONTEXT_LENGTH } from '#collab/anchors.ts';
import { inRememberedContext, opening, type WordsInContext } from '#domain/text/context.ts';
import { texts } from '#texts/texts.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

/** Words of a tag that were deleted from the text. */
export interface LostWords extends WordsInContext {
  readonly partId: string;
  /** Which of the part's spans. */
  readonly index: number;
  /** The name of the part they were. */
  readonly part: string;
  /** Which of the kind's parts that is, 1 being the first; null where it takes no words any more. */
  readonly ordinal: number | null;
  /** Where in the text they were. */
  readonly near: number;
}

export function hasLostWords({ parts }: DeskTag): boolean {
  return Object.values(parts).some((places) => places.some(({ state }) => state === 'detached'));
}

/** The words that a tag lost, part by part, with what stood around them. */
export function lostWordsOf({ parts, stored, kind }: DeskTag): readonly LostWords[] {
  return Object.entries(parts).flatMap(([partId, places]) =>
    places.flatMap((place, index): LostWords[] => {
      const anchor = stored.parts[partId]?.[index];
      if (place.state === 'placed' || anchor === undefined) return [];
      const at = kind?.parts.findIndex(({ id }) => id === partId) ?? -1;
      const part = kind?.parts[at];
      const ordinal = part === undefined || part.retired === true ? null : at + 1;
      const known = { partId, index, part: part?.name ?? partId, ordinal, near: place.near };
      return [{ ...known, ...inRememberedContext(anchor, CONTEXT_LENGTH) }];
    }),
  );
}

/** The names of the parts that lost words, each once. */
export function lostPartsOf(lost: readonly LostWords[]): readonly string[] {
  return [...new Set(lost.map(({ part }) => part))];
}

/** Enough to know which quote it is. */
const NAMED_BY = 40;

/** What lost words: a tag that stands elsewhere lost a part, and is not said to be gone itself. */
export function loserOf(tag: DeskTag, lost: readonly LostWords[]): string {
  if (tag.isDetached) return tag.name;
  const words = opening(tag.words, NAMED_BY);
  return texts.past.gone.lostFrom({ parts: lostPartsOf(lost), tag: tag.name, words });
}
