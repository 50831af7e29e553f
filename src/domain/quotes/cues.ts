import type { Grammar } from './grammar.ts';
import { has, isVerb, type Stretch } from './noun-phrases.ts';
import { isWord, type Token } from './tokens.ts';

/** The cue that begins at a token: a verb, or a phrase of several words. */
export function cueAt(tokens: readonly Token[], at: number, grammar: Grammar): Stretch | null {
  const phrase = grammar.phrases.find((words) => matchesAt(tokens, at, words));
  if (phrase !== undefined) return { start: at, end: at + phrase.length };
  if (!isVerb(grammar, tokens[at]) || isNoun(tokens, at, grammar)) return null;
  return { start: at, end: at + 1 };
}

/** The claim, a report, to say: the form of a verb that is none here. */
function isNoun(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  const [token, previous] = [tokens[at], tokens[at - 1]];
  if (has(grammar.determiners, previous) && token?.text.endsWith('ed') !== true) return true;
  return previous?.text === 'to' && isWord(token);
}

/** What leads in whose words they are, without a verb: according to. */
export function prefixAt(tokens: readonly Token[], at: number, grammar: Grammar): Stretch | null {
  const prefix = grammar.prefixes.find((words) => matchesAt(tokens, at, words));
  return prefix === undefined ? null : { start: at, end: at + prefix.length };
}

function matchesAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, index) => {
    const token = tokens[at + index];
    return isWord(token) && token.text.toLowerCase() === word;
  });
}

/** Adding, saying: the verb of whoever the sentence is about. */
export function isPresentParticiple(token: Token | undefined): boolean {
  return token?.text.endsWith('ing') === true;
}

/** Languages whose verb needs no subject of its own. */
export function hasFree({ verbs }: Grammar): boolean {
  return verbs.has('dijo') || verbs.has('disse') || verbs.has('dissero');
}
