import type { Span } from '../span/span.ts';
import { whoIsCalled } from './called.ts';
import { genderOfWord } from './gender.ts';
import { someoneBefore } from './pronouns.ts';
import type { Speaker, Surroundings } from './surroundings.ts';

/** Whom the words of a source stand for; null for a pronoun nobody fits. */
export function speakerOf(source: Span, around: Surroundings): Speaker | null {
  const words = around.text.slice(source.start, source.end);
  const gender = genderOfWord(words, around.language);
  return gender === null
    ? whoIsCalled(source, around)
    : someoneBefore(source.start, gender, around);
}
