import type { Span } from '../span/span.ts';
import type { Grammar } from './grammar.ts';
import { has, phraseFrom } from './noun-phrases.ts';
import { isCapital, spanOf, type Token } from './tokens.ts';

/** A name at the head of a sentence or in it, of somebody who is capitalised: for a quote without any cue. */
export function namesIn(tokens: readonly Token[], grammar: Grammar): readonly Span[] {
  const names: Span[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isCapital(tokens[at]) || has(grammar.determiners, tokens[at])) continue;
    if (has(grammar.prepositions, tokens[at]) || has(grammar.adverbs, tokens[at])) continue;
    if (has(grammar.links, tokens[at]) || has(grammar.joints, tokens[at])) continue;
    const phrase = phraseFrom(tokens, at, grammar);
    if (phrase === null) continue;
    names.push(spanOf(tokens, phrase));
    at = phrase.end - 1;
  }
  return names;
}
