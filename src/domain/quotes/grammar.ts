import { ENGLISH } from './grammars/english.ts';
import { FRENCH } from './grammars/french.ts';
import { GERMAN } from './grammars/german.ts';
import { ITALIAN } from './grammars/italian.ts';
import { POLISH } from './grammars/polish.ts';
import { PORTUGUESE } from './grammars/portuguese.ts';
import { SPANISH } from './grammars/spanish.ts';

/** The small words by which a language says who says something. Lists are in small letters, blanks between. */
export interface GrammarWords {
  /** Forms that report speech with their subject: said, warns. */
  readonly verbs: string;
  /** Those of them whose object is whom they address: told, asked. */
  readonly addressing: string;
  /** Those whose object may be a thing that is then described: found the car that was stolen. */
  readonly transitive: string;
  /** Reporting in several words, each list a phrase: put it. */
  readonly phrases: readonly string[];
  /** What stands before the source without a verb: according to. */
  readonly prefixes: readonly string[];
  /** What may stand between subject and verb: has, also. */
  readonly auxiliaries: string;
  /** What begins a noun phrase: the, a, his, two. */
  readonly determiners: string;
  /** Those of them that stand for somebody without a noun: said one, told those who asked. */
  readonly alone: string;
  /** What leads in a clause that is said: that. */
  readonly that: string;
  /** The verbs that need no such word: said the quay was shut. */
  readonly plain: string;
  /** What begins another clause: that, because, who. */
  readonly joints: string;
  /** Joins two names: and. */
  readonly and: string;
  /** What ends a noun phrase behind its noun: in, at, during. */
  readonly prepositions: string;
  /** What carries a noun phrase on: a spokesman for the port. */
  readonly links: string;
  /** Small words inside names: van, de, bin. */
  readonly particles: string;
  /** What stands at the head of a sentence and is no part of its subject: yesterday, Monday. */
  readonly adverbs: string;
  /** What says when with an article or the like before it: each time, that morning. */
  readonly times: string;
  /** Subject pronouns, by whom they can stand for. */
  readonly she: string;
  readonly he: string;
  readonly they: string;
  /** What stands for an organisation alone: it. */
  readonly it: string;
  /** Object pronouns: me, us, him. */
  readonly objects: string;
  /** What stands before an addressee: to. */
  readonly toward: string;
  /** A phrase that begins so means nobody in particular: a, some. */
  readonly indefinite: string;
}

export type Gender = 'she' | 'he' | 'they' | 'it';

export type Grammar = {
  readonly [List in keyof GrammarWords]: List extends 'phrases' | 'prefixes'
    ? readonly (readonly string[])[]
    : ReadonlySet<string>;
};

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  en: read(ENGLISH),
  de: read(GERMAN),
  fr: read(FRENCH),
  es: read(SPANISH),
  it: read(ITALIAN),
  pt: read(PORTUGUESE),
  pl: read(POLISH),
};
const FALLBACK = read(ENGLISH);

/** The grammar of a BCP 47 language; English for those there is none of. */
export function grammarOf(language: string): Grammar {
  return GRAMMARS[language.toLowerCase().split('-')[0] ?? ''] ?? FALLBACK;
}

function read(words: GrammarWords): Grammar {
  const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
  const phrases = (list: readonly string[]): readonly (readonly string[])[] =>
    list.map((phrase) => phrase.split(' '));
  return {
    verbs: set(words.verbs),
    addressing: set(words.addressing),
    transitive: set(words.transitive),
    phrases: phrases(words.phrases),
    prefixes: phrases(words.prefixes),
    auxiliaries: set(words.auxiliaries),
    determiners: set(words.determiners),
    alone: set(words.alone),
    that: set(words.that),
    plain: set(words.plain),
    joints: set(words.joints),
    and: set(words.and),
    prepositions: set(words.prepositions),
    links: set(words.links),
    particles: set(words.particles),
    adverbs: set(words.adverbs),
    times: set(words.times),
    she: set(words.she),
    he: set(words.he),
    they: set(words.they),
    it: set(words.it),
    objects: set(words.objects),
    toward: set(words.toward),
    indefinite: set(words.indefinite),
  };
}

/** Whom a pronoun can stand for; null for what is none. */
export function genderOf(grammar: Grammar, word: string): Gender | null {
  const small = word.toLowerCase();
  if (grammar.she.has(small)) return 'she';
  if (grammar.he.has(small)) return 'he';
  if (grammar.they.has(small)) return 'they';
  return grammar.it.has(small) ? 'it' : null;
}
