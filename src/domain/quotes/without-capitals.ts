import { contains, type Span } from '../span/span.ts';
import { isSemitic, speakersInSemitic } from './semitic.ts';
import type { Gender } from './grammar.ts';
import { isWithoutBlanks, speakersWithoutBlanks } from './without-blanks.ts';
import type { Surroundings } from './surroundings.ts';

/** Whether no capital tells a name around an offset. */
export function isWithoutCapitals(text: string, stretch: Span): boolean {
  return isWithoutBlanks(text, stretch) || isSemitic(text, stretch);
}

/** Whoever could be meant in a stretch, the likeliest first: who spoke last, then who was named last. */
export function candidatesIn(
  stretch: Span,
  gender: Gender,
  { text, mentions, register }: Surroundings,
): readonly { readonly span: Span; readonly speaks: boolean }[] {
  const speakers = isSemitic(text, stretch)
    ? speakersInSemitic(text, stretch)
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
