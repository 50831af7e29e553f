import type { Span } from '../span/span.ts';
import { whoIsCalled } from './called.ts';
import { genderOf, grammarOf } from './grammar.ts';
import { someoneBefore } from './pronouns.ts';
import { genderWithoutCapitals } from './without-capitals.ts';
import type { Speaker, Surroundings } from './surroundings.ts';

/** Whom the words of a source stand for; null for a pronoun nobody fits. */
export function speakerOf(source: Span, around: Surroundings): Speaker | null {
  const words = around.text.slice(source.start, source.end);
  const gender = genderOf(grammarOf(around.language), words) ?? genderWithoutCapitals(words);
  return gender === null
    ? whoIsCalled(source, around)
    : someoneBefore(source.start, gender, around);
}
