import type { Span } from '../span/span.ts';
import { cueAt, hasFree, isPresentParticiple, prefixAt } from './cues.ts';
import type { Grammar } from './grammar.ts';
import {
  has,
  isNamePart,
  isVerb,
  nameBehind,
  phraseFrom,
  subjectBefore,
  type Stretch,
} from './noun-phrases.ts';
import { isSign, isWord, sentenceAround, spanOf, type Token } from './tokens.ts';

/** Which words say that something is said, by whom, and to whom. */
export interface Attribution {
  readonly cue: Span | null;
  readonly source: Span | null;
  readonly addressee: Span | null;
}

/** Stretches of tokens, before they are spans of the text. */
interface Found {
  readonly cue: Stretch | null;
  readonly source: Stretch | null;
  readonly addressee: Stretch | null;
}

/** A cue further from what it introduces belongs to something else. */
const FARTHEST = 40;

/** How the content at a place of the tokens is attributed in its own sentence. */
export function attributionAt(
  tokens: readonly Token[],
  content: number,
  grammar: Grammar,
): Attribution | null {
  const sentence = sentenceAround(tokens, content);
  const inBefore = (): Found | null =>
    before(tokens, { start: sentence.start, end: content }, grammar);
  // What a colon leads in is done with at its end: what follows is about something else.
  const ledIn = isSign(tokens[content - 1], ':') ? inBefore() : null;
  const found =
    ledIn ?? behind(tokens, { start: content + 1, end: sentence.end }, grammar) ?? inBefore();
  return found === null ? null : spansOf(tokens, found, grammar);
}

/** Who spoke last in a stretch of tokens, outside its quotes. */
export function lastSpeakerIn(tokens: readonly Token[], grammar: Grammar): Span | null {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const cue = cueAt(tokens, at, grammar);
    if (cue === null) continue;
    const found =
      around(tokens, cue, { floor: clauseFloor(tokens, at), end: tokens.length, grammar }) ?? null;
    if (found?.source) return spansOf(tokens, found, grammar).source;
  }
  return null;
}

/** …,” said Ana Ruiz; …,” Ana Ruiz told reporters; …,” according to Ana Ruiz. */
function behind(tokens: readonly Token[], { start, end }: Stretch, grammar: Grammar): Found | null {
  let from = start;
  while (from < end && isSign(tokens[from], ',–—-')) from++;
  const limit = stopBehind(tokens, { start: from, end });
  const prefix = prefixAt(tokens, from, grammar);
  if (prefix !== null) return sourceAfter(tokens, prefix, grammar);
  for (let at = from; at < limit; at++) {
    const cue = cueAt(tokens, at, grammar);
    if (cue === null) continue;
    const isFirst = allPass(tokens, { start: from, end: at }, grammar);
    if (isFirst) return cueFirst(tokens, cue, grammar);
    const source = subjectBefore(tokens, at, { floor: from, grammar });
    const isWhole = source !== null && startsBehind(tokens, from, source, grammar);
    if (isWhole) return withAddressee(tokens, { cue, source }, grammar);
    const between = invertedSubject(tokens, { start: from, end: at }, grammar);
    if (between !== null) return { cue, source: between, addressee: null };
  }
  return null;
}

/** Nothing but what leads a clause in may stand between the content and whoever says it. */
function startsBehind(
  tokens: readonly Token[],
  from: number,
  source: Stretch,
  grammar: Grammar,
): boolean {
  return tokens
    .slice(from, source.start)
    .every((token) => has(grammar.adverbs, token) || has(grammar.and, token));
}

/** hat |Ana Ruiz| gesagt */
function invertedSubject(
  tokens: readonly Token[],
  { start, end }: Stretch,
  grammar: Grammar,
): Stretch | null {
  if (!has(grammar.auxiliaries, tokens[start])) return null;
  const phrase = phraseFrom(tokens, start + 1, grammar);
  return phrase !== null && phrase.end <= end ? phrase : null;
}

function cueFirst(tokens: readonly Token[], cue: Stretch, grammar: Grammar): Found | null {
  const source = phraseFrom(tokens, cue.end, grammar);
  const isParticiple = isPresentParticiple(tokens[cue.start]);
  if (isParticiple || (source === null && isWord(tokens[cue.end]) && !hasFree(grammar)))
    return null;
  if (source === null) return { cue, source, addressee: null };
  return { cue, source, addressee: towardAt(tokens, source.end, grammar) };
}

/** The clause that follows the content ends at a sign that ends clauses, or where more is quoted. */
function stopBehind(tokens: readonly Token[], { start, end }: Stretch): number {
  for (let at = start; at < end; at++) {
    const token = tokens[at];
    if (token?.type === 'quoted' || token?.type === 'content') return at;
    if (isSign(token, ';:.!?。')) return at;
  }
  return Math.min(end, start + FARTHEST);
}

/** Ana Ruiz said: “…; said Ana Ruiz, “…; as Ana Ruiz put it, “…; Ana Ruiz: “… */
function before(tokens: readonly Token[], { start, end }: Stretch, grammar: Grammar): Found | null {
  const floor = Math.max(start, end - FARTHEST);
  const prefix = prefixBefore(tokens, { start: floor, end }, grammar);
  if (prefix !== null) return prefix;
  const clause = { floor: start, end, grammar };
  let inAside: Found | null = null;
  for (let at = end - 1; at >= floor; at--) {
    const cue = cueAt(tokens, at, grammar);
    if (cue === null || cue.end > end) continue;
    const found = around(tokens, cue, clause);
    if (found === null) continue;
    if (!isSign(tokens[end - 1], ':') || !isInAside(tokens, cue, clause)) return found;
    inAside ??= found;
  }
  return inAside ?? bareColon(tokens, { start, end }, grammar);
}

/** Warned, in a letter that the board has not |answered|: “… — a clause that hangs on another leads nothing in. */
function isInAside(tokens: readonly Token[], cue: Stretch, { floor, grammar }: Clause): boolean {
  for (let at = cue.start - 1; at > floor && !isSign(tokens[at], ',;–—'); at--)
    if (has(grammar.joints, tokens[at])) return true;
  return false;
}

interface Clause {
  readonly floor: number;
  readonly end: number;
  readonly grammar: Grammar;
}

function around(
  tokens: readonly Token[],
  cue: Stretch,
  { floor, end, grammar }: Clause,
): Found | null {
  const source = subjectBefore(tokens, cue.start, { floor, grammar });
  if (source !== null) return withAddressee(tokens, { cue, source }, grammar);
  if (isPresentParticiple(tokens[cue.start]))
    return participle(tokens, cue, { floor, end, grammar });
  const behindCue = phraseFrom(tokens, cue.end, grammar);
  const isInverted = behindCue !== null && behindCue.end <= end;
  if (isInverted) return { cue, source: behindCue, addressee: null };
  return hasFree(grammar) ? { cue, source: null, addressee: null } : null;
}

/** Ruiz shook her head, adding: “… — whoever the sentence is about. */
function participle(tokens: readonly Token[], cue: Stretch, clause: Clause): Found | null {
  for (let at = cue.start - 1; at >= clause.floor; at--) {
    if (!isVerb(clause.grammar, tokens[at])) continue;
    const source = subjectBefore(tokens, at, clause);
    if (source !== null) return withAddressee(tokens, { cue, source }, clause.grammar);
  }
  const source = phraseFrom(tokens, clause.floor, clause.grammar);
  return source === null ? null : withAddressee(tokens, { cue, source }, clause.grammar);
}

function withAddressee(
  tokens: readonly Token[],
  { cue, source }: { readonly cue: Stretch; readonly source: Stretch },
  grammar: Grammar,
): Found {
  const after = tokens[cue.end];
  const isObject = has(grammar.addressing, tokens[cue.start]) && !has(grammar.joints, after);
  if (!isObject) return { cue, source, addressee: towardAt(tokens, cue.end, grammar) };
  const pronoun = has(grammar.objects, after) ? { start: cue.end, end: cue.end + 1 } : null;
  return { cue, source, addressee: pronoun ?? phraseFrom(tokens, cue.end, grammar) };
}

/** said |to reporters| */
function towardAt(tokens: readonly Token[], at: number, grammar: Grammar): Stretch | null {
  if (!has(grammar.toward, tokens[at])) return null;
  const next = tokens[at + 1];
  if (has(grammar.objects, next)) return { start: at + 1, end: at + 2 };
  const phrase = phraseFrom(tokens, at + 1, grammar);
  return phrase;
}

function sourceAfter(tokens: readonly Token[], cue: Stretch, grammar: Grammar): Found | null {
  const source = phraseFrom(tokens, cue.end, grammar);
  return source === null ? null : { cue, source, addressee: null };
}

function prefixBefore(
  tokens: readonly Token[],
  { start, end }: Stretch,
  grammar: Grammar,
): Found | null {
  for (let at = end - 1; at >= start; at--) {
    const prefix = prefixAt(tokens, at, grammar);
    if (prefix === null || prefix.end > end) continue;
    const found = sourceAfter(tokens, prefix, grammar);
    if (found?.source && found.source.end <= end) return found;
  }
  return null;
}

/** Ana Ruiz: “… — only a short lead can be a name. */
function bareColon(
  tokens: readonly Token[],
  { start, end }: Stretch,
  grammar: Grammar,
): Found | null {
  if (!isSign(tokens[end - 1], ':')) return null;
  const source = phraseFrom(tokens, start, grammar);
  if (source === null || source.end > end - 1) return null;
  const isAlone = source.end === end - 1 || isSign(tokens[source.end], ',');
  if (isAlone) return { cue: null, source, addressee: null };
  const lead = { start, end: end - 1 };
  return isNobodyIn(tokens, lead, grammar) ? { cue: null, source: lead, addressee: null } : null;
}

/** A spokesman for the agency: “… — somebody without a name, and what of, in a few words that say nothing else. */
function isNobodyIn(tokens: readonly Token[], lead: Stretch, grammar: Grammar): boolean {
  const words = tokens.slice(lead.start, lead.end);
  return (
    has(grammar.indefinite, words[0]) &&
    isNamePart(tokens, lead, grammar) &&
    words.every((word) => isWord(word) && !isVerb(grammar, word) && !has(grammar.auxiliaries, word))
  );
}

function allPass(tokens: readonly Token[], { start, end }: Stretch, grammar: Grammar): boolean {
  return tokens
    .slice(start, end)
    .every(
      (token) => has(grammar.auxiliaries, token) || (isWord(token) && token.text.endsWith('ly')),
    );
}

function clauseFloor(tokens: readonly Token[], at: number): number {
  return sentenceAround(tokens, at).start;
}

function spansOf(
  tokens: readonly Token[],
  { cue, source, addressee }: Found,
  grammar: Grammar,
): Attribution {
  return {
    cue: cue && spanOf(tokens, cue),
    source: source && spanOf(tokens, nameBehind(tokens, source, grammar) ?? source),
    addressee: addressee && spanOf(tokens, addressee),
  };
}
