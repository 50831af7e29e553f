import { genderOf, grammarOf, type Gender } from './grammar.ts';

/** In Chinese, Japanese, Arabic and Hebrew, whatever the language of the article is said to be. */
const WITHOUT_CAPITALS: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ['他', 'he'],
  ['她', 'she'],
  ['它', 'it'],
  ['他们', 'they'],
  ['她们', 'they'],
  ['他們', 'they'],
  ['她們', 'they'],
  ['彼', 'he'],
  ['彼女', 'she'],
  ['彼ら', 'they'],
  ['هو', 'he'],
  ['هي', 'she'],
  ['هم', 'they'],
  ['הוא', 'he'],
  ['היא', 'she'],
  ['הם', 'they'],
  ['הן', 'they'],
]);

/** Whom a pronoun can stand for, in any script; null for what is none. */
export function genderOfWord(word: string, language: string): Gender | null {
  return genderOf(grammarOf(language), word) ?? WITHOUT_CAPITALS.get(word) ?? null;
}
