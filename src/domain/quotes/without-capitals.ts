import { contains, type Span } from '../span/span.ts';
import { genderInArabic, isArabic, speakersInArabic } from './arabic.ts';
import type { Gender } from './grammar.ts';
import { isWithoutBlanks, speakersWithoutBlanks } from './without-blanks.ts';
import type { Surroundings } from './surroundings.ts';

const PRONOUNS: Readonly<Record<string, Gender>> = {
  他: 'he',
  她: 'she',
  它: 'it',
  他们: 'they',
  她们: 'they',
  他們: 'they',
  她們: 'they',
  彼: 'he',
  彼女: 'she',
  彼ら: 'they',
};

/** Whom a pronoun can stand for in scripts that have no capitals; null for what is none. */
export function genderWithoutCapitals(word: string): Gender | null {
  return PRONOUNS[word] ?? (PRONOUN_IN_ARABIC.test(word) ? genderInArabic(word) : null);
}

const PRONOUN_IN_ARABIC = /^(?:هو|هي|هم)$/;

/** Whether no capital tells a name around an offset. */
export function isWithoutCapitals(text: string, stretch: Span): boolean {
  return isWithoutBlanks(text, stretch) || isArabic(text, stretch);
}

/** Whoever could be meant in a stretch, the likeliest first: who spoke last, then who was named last. */
export function candidatesIn(
  stretch: Span,
  gender: Gender,
  { text, mentions, register }: Surroundings,
): readonly { readonly span: Span; readonly speaks: boolean }[] {
  const speakers = isArabic(text, stretch)
    ? speakersInArabic(text, stretch)
        .filter((one) => gender === 'they' || one.gender === gender)
        .map(({ span }) => span)
    : speakersWithoutBlanks(text, stretch);
  const words = text.slice(stretch.start, stretch.end);
  const named = register.entities.flatMap(({ name }) => {
    const at = name === '' ? -1 : words.lastIndexOf(name);
    const start = stretch.start + at;
    return at === -1 ? [] : [{ start, end: start + name.length }];
  });
  const known = [
    ...mentions.filter((mention) => mention.entity !== null && contains(stretch, mention)),
    ...named,
  ];
  return [
    ...speakers.toReversed().map((span) => ({ span, speaks: true })),
    ...known
      .toSorted((one, other) => other.end - one.end)
      .map(({ start, end }) => ({ span: { start, end }, speaks: false })),
  ];
}
