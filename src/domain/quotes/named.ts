import type { Span } from '../span/span.ts';
import { isTitle } from '../register/names.ts';
import type { Entity } from '../tag/tag.ts';
import type { Grammar } from './grammar.ts';
import { has } from './noun-phrases.ts';
import { isSmall, mostRecent, point, type Setting } from './standing.ts';
import type { Speaker, Surroundings } from './surroundings.ts';
import { isCapital, isDotInName, isLower, isSign, type Token } from './tokens.ts';

/** How far back a full name is looked for. */
const OCCURRENCES = 50;

/** A name of the register, in full, as an alias, or its last word; or a name nobody knows yet. */
export function named(tokens: readonly Token[], source: Span, setting: Setting): Speaker | null {
  const { around, grammar } = setting;
  const first = tokens.findIndex(
    (token, at) => isCapital(token) && (at > 0 || !isSmall(token, grammar)),
  );
  const link = tokens.findIndex((token, at) => at > 0 && has(grammar.links, token));
  const isOfOther = link !== -1 && (first === -1 || link < first);
  const isRole = (has(grammar.indefinite, tokens[0]) && !endsInName(tokens)) || isOfOther;
  const known = knownName(tokens, source, around);
  if (known !== undefined && !isRole) return point(known);
  if (
    first === -1 ||
    isRole ||
    (around.text.charAt(source.end - 1) === 's' && /['’]s?$/.test(tokens.at(-1)?.text ?? ''))
  )
    return null;
  return newcomer(tokens, { first, source }, setting);
}

/** Her neighbour |Nils Aker|, but not a Tory MP, nor an official. */
function endsInName(tokens: readonly Token[]): boolean {
  const [before, first, last] = tokens.slice(-3);
  return isLower(before) && isCapital(first) && isCapital(last);
}

/** The longest end of the words that calls somebody: the harbour master |Ben Cole|. */
function knownName(
  tokens: readonly Token[],
  source: Span,
  around: Surroundings,
): Entity | undefined {
  for (const { start } of tokens) {
    const words = around.text.slice(start, source.end);
    const called = around.register.entities.filter((entity) => isCalled(entity, words));
    const entity = mostRecent(called, source.start, around);
    if (entity !== undefined) return entity;
  }
  return undefined;
}

function isCalled({ name, aliases }: Entity, words: string): boolean {
  const called = words.toLowerCase();
  const isLast = (known: string): boolean => known.endsWith(` ${called}`) && /^\p{Lu}/u.test(words);
  return [name, ...aliases].some((known) => {
    const small = known.toLowerCase();
    return small === called || isLast(small);
  });
}

/** A name as it stands in full earlier in the text: Holt is Dana Holt. */
function newcomer(
  tokens: readonly Token[],
  { first, source }: { readonly first: number; readonly source: Span },
  { around, grammar }: Setting,
): Speaker | null {
  let start = tokens.length - 1;
  while (
    start > first &&
    (isCapital(tokens[start - 1]) ||
      has(grammar.particles, tokens[start - 1]) ||
      isSign(tokens[start - 1], '&') ||
      isDotInName(tokens, start - 1))
  ) {
    if (has(grammar.determiners, tokens[start - 1]) && start - 1 === 0) break;
    start--;
  }
  while (
    start < tokens.length - 1 &&
    (isTitle(tokens[start]?.text ?? '') || isSign(tokens[start], '.'))
  )
    start++;
  const head = tokens[start];
  if (head === undefined || !isCapital(tokens.at(-1))) return null;
  const name = around.text.slice(head.start, source.end);
  const isInstitution = start > 0 && has(grammar.determiners, tokens[start - 1]);
  if (isInstitution || /^\p{Lu}{2,}$|&/u.test(name))
    return { does: 'create', name, type: 'organization' };
  return {
    does: 'create',
    name: fullName(name, head.start, { text: around.text, grammar }),
    type: 'person',
  };
}

const NAMES_BEFORE = /(?:\p{Lu}[\p{L}'’-]+ (?:(?:van|von|de|der|den|di|da|del|bin|al|la) )*)+$/u;

function fullName(
  last: string,
  before: number,
  { text, grammar }: { readonly text: string; readonly grammar: Grammar },
): string {
  if (last.includes(' ')) return last;
  let at = before;
  for (let count = 0; count < OCCURRENCES; count++) {
    at = at === 0 ? -1 : text.lastIndexOf(last, at - 1);
    if (at === -1) return last;
    const names = NAMES_BEFORE.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? '';
    const isWhole = !/^[\p{L}\p{N}]/u.test(text.slice(at + last.length));
    const given = names.replace(/^(\S+) /, (lead, word: string) =>
      isLead(word, grammar) ? '' : lead,
    );
    if (isWhole && given !== '') return given + last;
  }
  return last;
}

/** A title, or a small word at the start of a sentence: The, Neither, But. */
function isLead(word: string, grammar: Grammar): boolean {
  const small = word.toLowerCase();
  return (
    isTitle(word) ||
    [grammar.determiners, grammar.joints, grammar.adverbs, grammar.prepositions].some((words) =>
      words.has(small),
    )
  );
}
