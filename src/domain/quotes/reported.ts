import type { Span } from '../span/span.ts';
import { attributionAt } from './attribution.ts';
import { cueAt, prefixAt } from './cues.ts';
import { genderOf, type Grammar } from './grammar.ts';
import { has, isVerb, phraseFrom } from './noun-phrases.ts';
import { isLower, isSign, isWord, tokensOf, type Token } from './tokens.ts';

/** Fewer words say nothing of their own. */
const SHORTEST = 4;
/** An aside between who says it and what is said is no longer: in a letter on Monday. */
const ASIDE = 6;

/**
 * What a sentence without quotation marks reports somebody to say: |The quay is shut|, the
 * mayor said; the mayor said that |the quay is shut|; according to Ana Ruiz, |the quay is
 * shut|. Null where that is not plain.
 */
export function reportedIn(text: string, sentence: Span, grammar: Grammar): Span | null {
  const tokens = tokensOf(text, sentence, []);
  const end = isSign(tokens.at(-1), '.!?…') ? tokens.length - 1 : tokens.length;
  const reading = { text, sentence, tokens, end, grammar };
  return behindPrefix(reading) ?? beforePrefix(reading) ?? beforeCue(reading) ?? behindCue(reading);
}

interface Reading {
  readonly text: string;
  readonly sentence: Span;
  readonly tokens: readonly Token[];
  /** One beyond the last token that is not the sentence's stop. */
  readonly end: number;
  readonly grammar: Grammar;
}

/** According to Ana Ruiz, the mayor, |the quay is shut|. */
function behindPrefix({ tokens, end, grammar, ...sentence }: Reading): Span | null {
  if (prefixAt(tokens, 0, grammar) === null) return null;
  const [first, second] = signsIn(tokens, ',').filter((at) => at < end);
  // What stands between two commas behind the name describes it.
  const isDescribed = first !== undefined && isAside(tokens, first, grammar);
  const comma = isDescribed ? (second ?? first) : first;
  const reading = { tokens, end, grammar, ...sentence };
  return comma === undefined ? null : attributed(reading, { start: comma + 1, end });
}

function isAside(tokens: readonly Token[], comma: number, grammar: Grammar): boolean {
  const next = tokens[comma + 1];
  return has(grammar.determiners, next) || has(grammar.joints, next);
}

/** |The quay is shut|, according to Ana Ruiz; in the long run, according to Ana Ruiz, |the quay will be shut|. */
function beforePrefix(reading: Reading): Span | null {
  const { tokens, end, grammar } = reading;
  const commas = signsIn(tokens, ',');
  const comma = commas.find((at) => prefixAt(tokens, at + 1, grammar) !== null);
  if (comma === undefined) return null;
  const behind = commas.find((at) => at > comma) ?? end;
  const isLead = has(grammar.prepositions, tokens[0]) || has(grammar.adverbs, tokens[0]);
  const isInserted = isLead && isClause(tokens.slice(behind + 1, end), grammar);
  return attributed(reading, isInserted ? { start: behind + 1, end } : { start: 0, end: comma });
}

/** |The quay is shut|, the mayor said on Monday. */
function beforeCue(reading: Reading): Span | null {
  const { tokens, end, grammar } = reading;
  for (const comma of signsIn(tokens, ',').toReversed()) {
    const rest = tokens.slice(comma + 1, end);
    const stop = rest.findIndex((token) => isSign(token, ',;:'));
    const clause = stop === -1 ? rest : rest.slice(0, stop);
    const cue = clause.findIndex((_, at) => cueAt(clause, at, grammar) !== null);
    if (cue === -1 || !isOnlyTime(clause.slice(cue + 1), grammar)) continue;
    const found = attributed(reading, { start: 0, end: comma });
    if (found !== null) return found;
  }
  return null;
}

/** Nothing, or when and where it was said: behind a cue, anything else is what was said. */
function isOnlyTime(tokens: readonly Token[], grammar: Grammar): boolean {
  const [first] = tokens;
  if (tokens.length > ASIDE) return false;
  return first === undefined || has(grammar.prepositions, first) || has(grammar.adverbs, first);
}

/** The mayor told reporters on Monday that |the quay is shut|; the mayor said |the quay is shut|. */
function behindCue(reading: Reading): Span | null {
  const { tokens, end, grammar } = reading;
  for (let cue = 1; cue < end; cue++) {
    if (!isVerb(grammar, tokens[cue])) continue;
    const that = tokens.findIndex(
      (token, at) => at > cue && at <= cue + ASIDE && has(grammar.that, token),
    );
    const isLed = that !== -1 && !isRelative(tokens, { start: cue, end: that }, grammar);
    // Said |it did not mean that it was shut|: what is said may begin before such a word.
    const clause = clauseBehind(tokens, cue, grammar);
    const start = isLed && (clause === null || clause > that) ? that + 1 : clause;
    const found = start === null ? null : attributed(reading, { start, end });
    if (found !== null) return found;
  }
  return null;
}

/** Found the car |that| was stolen: only a time, a place or an addressee stands before the word that leads in what is said. */
function isRelative(tokens: readonly Token[], { start, end }: Span, grammar: Grammar): boolean {
  if (end === start + 1 || !has(grammar.transitive, tokens[start])) return false;
  // Late on Monday, this week: it may be the second of two words that says so.
  return !tokens
    .slice(start + 1, Math.min(end, start + 3))
    .some(
      (token) =>
        isSign(token, ',') ||
        token.text.endsWith('ly') ||
        [grammar.prepositions, grammar.adverbs, grammar.toward].some((words) => has(words, token)),
    );
}

/** Said |the quay was shut|, told the board |it was shut|; null for said in May, said nothing, told the board why. */
function clauseBehind(tokens: readonly Token[], cue: number, grammar: Grammar): number | null {
  if (!has(grammar.plain, tokens[cue])) return null;
  const isObject = has(grammar.addressing, tokens[cue]);
  const at = isObject ? behindObject(tokens, cue + 1, grammar) : cue + 1;
  const token = tokens[at];
  const isLed = [grammar.prepositions, grammar.toward, grammar.joints, grammar.and].some((words) =>
    has(words, token),
  );
  if (!isWord(token) || isLed || !isClause(tokens.slice(at), grammar)) return null;
  const isThing = has(grammar.transitive, tokens[cue]) && beginsAnew(tokens.slice(at), grammar);
  return isThing ? null : at;
}

/** Whether words begin with a subject and its verb, as far as an auxiliary tells. */
function isClause([first, ...rest]: readonly Token[], grammar: Grammar): boolean {
  if (!isWord(first) || has(grammar.joints, first)) return false;
  const isSomebody =
    isLower(first) && ['she', 'he', 'they'].includes(genderOf(grammar, first.text) ?? '');
  if (isSomebody && isLower(rest[0])) return true;
  const stop = rest.findIndex((later) => isSign(later, ',;:') || has(grammar.joints, later));
  return rest
    .slice(0, stop === -1 ? rest.length : stop)
    .some((later) => has(grammar.auxiliaries, later));
}

/** The seat |he| had lost: the verb is that of another subject, which only says what seat it is. */
function beginsAnew(clause: readonly Token[], grammar: Grammar): boolean {
  const verb = clause.findIndex((token) => has(grammar.auxiliaries, token));
  const leads = [
    grammar.prepositions,
    grammar.links,
    grammar.toward,
    grammar.and,
    grammar.determiners,
  ];
  return clause.slice(0, verb).some((token, at) => {
    const isSubject = has(grammar.determiners, token) || genderOf(grammar, token.text) !== null;
    return at > 0 && isSubject && !leads.some((words) => has(words, clause[at - 1]));
  });
}

/** Where the clause begins behind whoever is told: |councillors| the plan, |the Lindholm Courier| it. */
function behindObject(tokens: readonly Token[], at: number, grammar: Grammar): number {
  const isStart = (token: Token): boolean =>
    has(grammar.determiners, token) || genderOf(grammar, token.text) !== null;
  const next = tokens.findIndex(
    (token, place) => place > at && isStart(token) && !has(grammar.links, tokens[place - 1]),
  );
  const isBetween = next !== -1 && tokens.slice(at, next).every(isPlain(grammar));
  return isBetween ? next : (phraseFrom(tokens, at, grammar)?.end ?? at);
}

/** A word that neither ends a noun phrase nor begins another clause. */
function isPlain(grammar: Grammar): (token: Token) => boolean {
  return (token) =>
    isWord(token) &&
    ![grammar.auxiliaries, grammar.joints, grammar.prepositions].some((words) => has(words, token));
}

/** The stretch as a span, when it is long enough and the rest of the sentence says whose it is. */
function attributed({ text, sentence, tokens, grammar }: Reading, stretch: Span): Span | null {
  const words = tokens.slice(stretch.start, stretch.end);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || words.filter(isWord).length < SHORTEST)
    return null;
  const content = { start: first.start, end: last.end };
  const around = tokensOf(text, sentence, [{ ...content, type: 'content' }]);
  const at = around.findIndex(({ type }) => type === 'content');
  const found = attributionAt(around, at, grammar);
  return found?.source == null || found.cue === null ? null : content;
}

function signsIn(tokens: readonly Token[], sign: string): number[] {
  return tokens.flatMap((token, at) => (isSign(token, sign) ? [at] : []));
}
