import type { Span } from '../span/span.ts';
import { genderOf, type Grammar } from './grammar.ts';
import { isCapital, isDotInName, isLower, isSign, isWord, type Token } from './tokens.ts';

/** Nobody is named in more words. */
const LONGEST = 14;
/** Signs that stand inside names and titles. */
const JOINING = '&/';

/** A stretch of tokens: first and one beyond its last. */
export type Stretch = Span;

/** The noun phrase that begins at a token: said |Ana Ruiz|, told |the board|. Null when none does. */
export function phraseFrom(
  tokens: readonly Token[],
  start: number,
  grammar: Grammar,
): Stretch | null {
  const first = tokens[start];
  if (!isWord(first)) return null;
  if (genderOf(grammar, first.text) !== null) return { start, end: start + 1 };
  const reader = { isNamed: false, isOpen: has(grammar.determiners, first) };
  let end = start;
  while (end - start < LONGEST && continues(tokens, { start, end }, reader, grammar)) {
    const token = tokens[end];
    // An article that begins a sentence begins no name yet.
    const isArticle = end === start && reader.isOpen;
    if (isCapital(token) && !isArticle) reader.isNamed = !/['’]s?$/.test(token?.text ?? '');
    end++;
  }
  const shortest = has(grammar.alone, first) ? start + 1 : start;
  while (end > shortest && isDangling(tokens[end - 1], grammar)) end--;
  return end > start && isNamePart(tokens, { start, end }, grammar) ? { start, end } : null;
}

interface Reading {
  /** A name is under way: a small word that is part of no name ends it. */
  readonly isNamed: boolean;
  /** It began with an article, so that a name in it may go on: the Ministry of Health. */
  readonly isOpen: boolean;
}

function continues(
  tokens: readonly Token[],
  { start, end }: Stretch,
  { isNamed, isOpen }: Reading,
  grammar: Grammar,
): boolean {
  const [token, next] = [tokens[end], tokens[end + 1]];
  if (isSign(token, JOINING) || isDotInName(tokens, end)) return end > start && isCapital(next);
  if (!isWord(token)) return false;
  if (end === start) return !has(grammar.prepositions, token) && !isVerb(grammar, token);
  if (isCapital(token)) return !has(grammar.adverbs, token);
  if (has(grammar.and, token)) return isCapital(next) && !has(grammar.adverbs, next);
  if (isNamed && has(grammar.particles, token))
    return isCapital(next) && !has(grammar.adverbs, next) && (isOpen || !has(grammar.links, token));
  if (isNamed) return false;
  if (has(grammar.links, token)) return isWord(next);
  // Behind an article it is a noun: a |report| by the Audit Office; but said one |as| she left.
  const isNext = end === start + 1 && isOpen && !token.text.endsWith('ed');
  const isNoun = isNext && !(has(grammar.alone, tokens[start]) && leadsOn(grammar, token));
  return isNoun || !endsPhrase(grammar, token);
}

/** In, who, to: another phrase or clause begins. */
function leadsOn(grammar: Grammar, token: Token): boolean {
  return [grammar.prepositions, grammar.joints, grammar.toward].some((words) => has(words, token));
}

function endsPhrase(grammar: Grammar, token: Token): boolean {
  return (
    isVerb(grammar, token) ||
    leadsOn(grammar, token) ||
    has(grammar.auxiliaries, token) ||
    token.text.endsWith('ly') ||
    has(grammar.adverbs, token)
  );
}

/** A phrase cannot end with an article or a linking word. */
function isDangling(token: Token | undefined, grammar: Grammar): boolean {
  return has(grammar.links, token) || has(grammar.determiners, token) || has(grammar.and, token);
}

/** Whether words can be someone: a pronoun, a name, an article's noun, or a plural. */
export function isNamePart(
  tokens: readonly Token[],
  { start, end }: Stretch,
  grammar: Grammar,
): boolean {
  const first = tokens[start];
  if (!isWord(first) || end - start > LONGEST) return false;
  if (genderOf(grammar, first.text) !== null) return end === start + 1;
  if (has(grammar.determiners, first)) return end > start + 1 || /[a-z]{3}/.test(first.text);
  const isNamed = tokens.slice(start, end).some(isCapital);
  return isNamed || /(?:s|people|police|staff)$/.test(tokens[end - 1]?.text ?? '');
}

/**
 * Whoever stands before a verb and belongs to it, from `floor` on: |Ana Ruiz| said,
 * |Dana Holt|, a nurse, said, on Monday |the mayor| later told.
 */
export function subjectBefore(
  tokens: readonly Token[],
  verb: number,
  { floor, grammar }: { readonly floor: number; readonly grammar: Grammar },
): Stretch | null {
  let end = verb;
  while (end > floor && isPassedOver(tokens[end - 1], grammar)) end--;
  if (isSign(tokens[end - 1], ','))
    return headOfApposition(tokens, { start: floor, end: end - 1 }, grammar);
  const start = clauseStart(tokens, { start: floor, end }, grammar);
  // It said so; but it was said.
  if (end < verb && end - start === 1 && has(grammar.it, tokens[start])) return null;
  const relative = tokens[start - 1];
  // Said that begins a clause of its own.
  const isRelative =
    start > floor &&
    isWord(relative) &&
    /^(who|which|that)$/i.test(relative.text) &&
    !isVerb(grammar, tokens[start - 2]);
  if (isRelative && end - start > 0 && !isSign(tokens[start - 2], ',')) {
    const before = subjectBefore(tokens, start - 1, { floor, grammar });
    if (before !== null) return before;
  }
  return trimmed(tokens, { start, end }, grammar);
}

function isPassedOver(token: Token | undefined, grammar: Grammar): boolean {
  if (!isLower(token) || token === undefined) return false;
  return has(grammar.auxiliaries, token) || token.text.endsWith('ly');
}

/** His lawyer, |Petra Sand|, said; said the union’s lawyer, |Petra Sand|. Null where no name follows. */
export function nameBehind(
  tokens: readonly Token[],
  { end }: Stretch,
  grammar: Grammar,
): Stretch | null {
  if (isCapital(tokens[end - 1]) || !isSign(tokens[end], ',')) return null;
  const first = tokens[end + 1];
  if (!isCapital(first) || has(grammar.adverbs, first) || has(grammar.joints, first)) return null;
  const name = phraseFrom(tokens, end + 1, grammar);
  if (name === null || !isCapital(tokens[name.end - 1])) return null;
  const behind = tokens[name.end];
  return behind === undefined || isSign(behind, ',.:') ? name : null;
}

/** Dana Holt, a nurse who lives on the quay, said: the first piece that can be someone. */
function headOfApposition(
  tokens: readonly Token[],
  { start, end }: Stretch,
  grammar: Grammar,
): Stretch | null {
  let floor = start;
  for (let at = end - 1; at >= start; at--) {
    if (isWord(tokens[at]) || isSign(tokens[at], `,${JOINING}`)) continue;
    floor = at + 1;
    break;
  }
  for (let from = floor; from < end;) {
    let to = from;
    while (to < end && !isSign(tokens[to], ',')) to++;
    const isLast = to >= end;
    const opening = tokens[from];
    const isAside = has(grammar.prepositions, opening) || has(grammar.joints, opening);
    const found = isLast || isAside ? null : trimmed(tokens, { start: from, end: to }, grammar);
    if (found !== null) return found;
    from = to + 1;
  }
  return null;
}

function clauseStart(tokens: readonly Token[], { start, end }: Stretch, grammar: Grammar): number {
  let at = end;
  while (at > start) {
    const token = tokens[at - 1];
    if (isSign(token, JOINING) || isDotInName(tokens, at - 1)) at--;
    else if (!isWord(token) || has(grammar.joints, token)) break;
    else if (has(grammar.and, token) && !joinsNames(tokens, at - 1, grammar)) break;
    else at--;
  }
  return at;
}

function joinsNames(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  return isCapital(before) && !has(grammar.adverbs, before) && isCapital(after);
}

/** Without what leads a sentence in: On Tuesday |Ana Ruiz|, But |the mayor|, Each time |Ana Ruiz|, In Haven |the board|. */
function trimmed(
  tokens: readonly Token[],
  { start, end }: Stretch,
  grammar: Grammar,
): Stretch | null {
  let from = start;
  while (
    from < end &&
    (has(grammar.adverbs, tokens[from]) || has(grammar.auxiliaries, tokens[from]))
  )
    from++;
  const isWhen = has(grammar.determiners, tokens[from]) && has(grammar.times, tokens[from + 1]);
  if (isWhen && isCapital(tokens[from + 2])) from += 2;
  if (has(grammar.prepositions, tokens[from]))
    from = afterPreposition(tokens, { start: from, end }, grammar);
  while (from < end && has(grammar.adverbs, tokens[from])) from++;
  const found = { start: from, end };
  return from < end && isNamePart(tokens, found, grammar) ? found : null;
}

function afterPreposition(
  tokens: readonly Token[],
  { start, end }: Stretch,
  grammar: Grammar,
): number {
  const starts = range(start + 2, end).filter(
    (at) =>
      has(grammar.determiners, tokens[at]) ||
      genderOf(grammar, tokens[at]?.text ?? '') !== null ||
      (isCapital(tokens[at]) && !isCapital(tokens[at - 1]) && !has(grammar.adverbs, tokens[at])) ||
      (isCapital(tokens[at]) && has(grammar.adverbs, tokens[at - 1])),
  );
  const article = starts.findLast((at) => has(grammar.determiners, tokens[at]));
  return article ?? starts.at(-1) ?? end;
}

/** Whether a word reports speech here; verbs are written small. */
export function isVerb(grammar: Grammar, token: Token | undefined): boolean {
  return isLower(token) && has(grammar.verbs, token);
}

export function has(words: ReadonlySet<string>, token: Token | undefined): boolean {
  return isWord(token) && words.has(token.text.toLowerCase());
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
