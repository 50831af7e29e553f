import { contains, type Span } from '../span/span.ts';
import type { Entity } from '../tag/tag.ts';
import { lastSpeakerIn, namesIn } from './attribution.ts';
import { genderOf, grammarOf, type Gender, type Grammar } from './grammar.ts';
import { quotedIn } from './marks.ts';
import { has } from './noun-phrases.ts';
import { paragraphAt, paragraphBefore } from './paragraphs.ts';
import type { Speaker, Surroundings } from './surroundings.ts';
import { endsSentence, isCapital, isWord, tokensOf, type Token } from './tokens.ts';

/** Whoever is meant was named this many paragraphs before, at most. */
const PARAGRAPHS_BACK = 3;
/** How far back a full name is looked for. */
const OCCURRENCES = 50;

/** Whom the words of a source stand for; null for a pronoun nobody fits. */
export function speakerOf(source: Span, around: Surroundings): Speaker | null {
  const grammar = grammarOf(around.language);
  const words = around.text.slice(source.start, source.end);
  const gender = genderOf(grammar, words);
  if (gender !== null) return someoneBefore(source.start, gender, around);
  const tokens = tokensOf(around.text, source, []);
  return (
    tagged(source, tokens, { around, grammar }) ??
    chosenBefore(words, around) ??
    calledWhole(tokens, source, { around, grammar }) ??
    withoutBlanks(words, around) ??
    described(tokens, source, { around, grammar }) ??
    named(tokens, source, { around, grammar }) ?? { does: 'leave-unnamed', description: words }
  );
}

interface Setting {
  readonly around: Surroundings;
  readonly grammar: Grammar;
}

/** The mention that the source is, with what leads up to it: Mayor |Ana Ruiz|. */
function tagged(source: Span, tokens: readonly Token[], setting: Setting): Speaker | null {
  const { mentions, register } = setting.around;
  const mention = mentions.findLast((one) => one.end === source.end && contains(source, one));
  const entity = mention?.entity == null ? undefined : register.entityById.get(mention.entity);
  if (mention === undefined || entity === undefined) return null;
  const lead = tokens.filter(({ end }) => end <= mention.start);
  return lead.some((token) => has(setting.grammar.links, token)) ? null : point(entity);
}

/** The same words stood for them before, in this article. */
function chosenBefore(words: string, { knownSpeakers, register }: Surroundings): Speaker | null {
  const known = knownSpeakers.findLast(({ source }) => source === words);
  const entity = known === undefined ? undefined : register.entityById.get(known.entity);
  return entity === undefined ? null : point(entity);
}

/** Exactly an entry's name or alias, but for an article before it. */
function calledWhole(tokens: readonly Token[], source: Span, setting: Setting): Speaker | null {
  const { around, grammar } = setting;
  const start = has(grammar.determiners, tokens[0]) ? tokens[1]?.start : source.start;
  const words = around.text.slice(start ?? source.start, source.end).toLowerCase();
  const called = around.register.entities.filter(({ name, aliases }) =>
    [name, ...aliases].some((known) => known.toLowerCase() === words),
  );
  const entity = mostRecent(called, source.start, around);
  return entity === undefined ? null : point(entity);
}

/** 田中市長 is 田中一郎: a family name stands first, its role behind it. */
function withoutBlanks(words: string, around: Surroundings): Speaker | null {
  if (!/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{3}/u.test(words)) return null;
  const family = around.register.entities.filter(
    ({ name, type }) => type === 'person' && name.slice(0, 2) === words.slice(0, 2),
  );
  const entity = mostRecent(family, around.text.indexOf(words), around);
  return entity === undefined ? null : point(entity);
}

/** The mayor: the one whose description, or whose name in the text, goes with these words. */
function described(tokens: readonly Token[], source: Span, setting: Setting): Speaker | null {
  const { around, grammar } = setting;
  const [first] = tokens;
  if (!has(grammar.determiners, first) || has(grammar.indefinite, first)) return null;
  const role = roleOf(tokens, grammar);
  if (role.head.length === 0) return null;
  const fitting = around.register.entities.filter(
    (entity) =>
      goesBy(entity, role, around.language) ||
      isIntroducedAs(entity, role.head.join(' '), source, around),
  );
  const entity = mostRecent(fitting, source.start, around);
  return entity === undefined ? null : point(entity);
}

/** What somebody is, and of what: the |head teacher| of |Hill School|. */
interface Role {
  readonly head: readonly string[];
  readonly of: readonly string[];
}

function roleOf(tokens: readonly Token[], grammar: Grammar): Role {
  const words = tokens.filter(isWord);
  const link = words.findIndex((token, at) => at > 0 && has(grammar.links, token));
  const content = (some: readonly Token[]): string[] =>
    some.filter((token) => !isSmall(token, grammar)).map(({ text }) => text.toLowerCase());
  const edge = link === -1 ? words.length : link;
  return { head: content(words.slice(0, edge)), of: content(words.slice(edge)) };
}

function isSmall(token: Token, grammar: Grammar): boolean {
  return has(grammar.determiners, token) || has(grammar.links, token);
}

/** Whether what the register says of an entry begins with the role: a spokesman of the board is not the board. */
function goesBy({ role, note, aliases }: Entity, asked: Role, language: string): boolean {
  const grammar = grammarOf(language);
  return [role, note, ...aliases].some((said) => {
    const told = roleOf(tokensOf(said, { start: 0, end: said.length }, []), grammar);
    return (
      asked.head.every((word) => told.head.includes(word)) &&
      asked.of.every((word) => told.head.includes(word) || told.of.includes(word))
    );
  });
}

/** Mayor Ana Ruiz; Ana Ruiz, the mayor. */
function isIntroducedAs(
  { name }: Entity,
  role: string,
  { start }: Span,
  { text }: Surroundings,
): boolean {
  const at = text.lastIndexOf(name, start - 1);
  if (at === -1) return false;
  const led = text.slice(Math.max(0, at - role.length - 1), at).toLowerCase();
  const behind = text.slice(at + name.length, at + name.length + role.length + 8).toLowerCase();
  return led === `${role} ` || new RegExp(`^, \\p{L}{0,3} ?${escaped(role)}`, 'u').test(behind);
}

/** A name of the register, in full, as an alias, or its last word; or a name nobody knows yet. */
function named(tokens: readonly Token[], source: Span, setting: Setting): Speaker | null {
  const { around, grammar } = setting;
  const first = tokens.findIndex(
    (token, at) => isCapital(token) && (at > 0 || !isSmall(token, grammar)),
  );
  const link = tokens.findIndex((token, at) => at > 0 && has(grammar.links, token));
  const isOfOther = link !== -1 && (first === -1 || link < first);
  const isRole = has(grammar.indefinite, tokens[0]) || isOfOther;
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
    (isCapital(tokens[start - 1]) || has(grammar.particles, tokens[start - 1]))
  ) {
    if (has(grammar.determiners, tokens[start - 1]) && start - 1 === 0) break;
    start--;
  }
  const head = tokens[start];
  if (head === undefined || !isCapital(tokens.at(-1))) return null;
  const name = around.text.slice(head.start, source.end);
  const isInstitution = start > 0 && has(grammar.determiners, tokens[start - 1]);
  if (isInstitution || /^\p{Lu}{2,}$/u.test(name))
    return { does: 'create', name, type: 'organization' };
  return { does: 'create', name: fullName(name, head.start, around.text), type: 'person' };
}

const NAMES_BEFORE = /(?:\p{Lu}[\p{L}'’-]+ (?:(?:van|von|de|der|den|di|da|del|bin|al|la) )*)+$/u;
const TITLES =
  /^(?:mr|mrs|ms|dr|mayor|president|minister|judge|professor|sir|dame|the|a|herr|frau|señora?)\.? /i;

function fullName(last: string, before: number, text: string): string {
  if (last.includes(' ')) return last;
  let at = before;
  for (let count = 0; count < OCCURRENCES; count++) {
    at = at === 0 ? -1 : text.lastIndexOf(last, at - 1);
    if (at === -1) return last;
    const names = NAMES_BEFORE.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? '';
    const isWhole = !/^[\p{L}\p{N}]/u.test(text.slice(at + last.length));
    const given = names.replace(TITLES, '');
    if (isWhole && given !== '') return given + last;
  }
  return last;
}

/** Whom a pronoun stands for: sentence by sentence back, who spoke in it, then who is named in it first. */
export function someoneBefore(
  offset: number,
  gender: Gender,
  around: Surroundings,
): Speaker | null {
  const grammar = grammarOf(around.language);
  let stretch: Span | null = { ...paragraphAt(around.text, offset), end: offset };
  for (let back = 0; back <= PARAGRAPHS_BACK && stretch !== null; back++) {
    for (const sentence of sentencesOf(around.text, stretch).toReversed()) {
      const someone = someoneIn(sentence, gender, { around, grammar });
      if (someone !== null) return someone;
    }
    stretch = paragraphBefore(around.text, stretch.start);
  }
  return null;
}

function sentencesOf(text: string, stretch: Span): readonly (readonly Token[])[] {
  const quoted = quotedIn(text, stretch).filter(({ isClosed }) => isClosed);
  const tokens = tokensOf(
    text,
    stretch,
    quoted.map(({ start, end }) => ({ type: 'quoted', start, end })),
  );
  const sentences: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    sentences.at(-1)?.push(token);
    if (endsSentence(tokens, at)) sentences.push([]);
  }
  return sentences;
}

function someoneIn(sentence: readonly Token[], gender: Gender, setting: Setting): Speaker | null {
  const { around, grammar } = setting;
  const speaker = lastSpeakerIn(sentence, grammar);
  const candidates = [...(speaker === null ? [] : [speaker]), ...namesIn(sentence, grammar)];
  for (const span of candidates) {
    if (genderOf(grammar, around.text.slice(span.start, span.end)) !== null) continue;
    const someone = speakerOf(span, around);
    if (someone !== null && fits(someone, span, gender, around)) return someone;
  }
  return null;
}

function fits(someone: Speaker, span: Span, gender: Gender, around: Surroundings): boolean {
  if (someone.does === 'leave-unnamed') return false;
  if (gender === 'they') return true;
  if (someone.does === 'create' && !someone.name.includes(' ')) return false;
  const type =
    someone.does === 'create' ? someone.type : around.register.entityById.get(someone.entity)?.type;
  if (type !== 'person') return false;
  const told = genderTold(someone, span, around);
  return told === null || told === gender;
}

const SHE =
  /\b(?:mrs|ms|miss|madam|mme|frau|señora|sra|signora|\p{L}+woman|queen|mother|daughter|sister|wife|widow|\p{L}+(?:ster|sprecher|meister)in|actress|duchess)\b/iu;
const HE =
  /\b(?:mr|herr|señor|signor|monsieur|\p{L}+sman|chairman|king|father|son|brother|husband|widower)\b/iu;

/** Whether the text, the register or an earlier choice says that somebody is he or she. */
function genderTold(someone: Speaker, span: Span, around: Surroundings): Gender | null {
  if (someone.does === 'point') {
    const grammar = grammarOf(around.language);
    for (const { entity, source } of around.knownSpeakers.toReversed()) {
      const known = entity === someone.entity ? genderOf(grammar, source) : null;
      if (known !== null) return known;
    }
  }
  const known =
    someone.does === 'point' ? around.register.entityById.get(someone.entity) : undefined;
  const near =
    around.text
      .slice(Math.max(0, span.start - 24), span.end + 40)
      .split('\n')
      .at(0) ?? '';
  for (const said of [
    `${known?.role} ${known?.note}`,
    around.text.slice(span.start, span.end),
    near,
  ]) {
    const [she, he] = [SHE.test(said), HE.test(said)];
    if (she !== he) return she ? 'she' : 'he';
  }
  return null;
}

/** Of several, the one the text named last. */
function mostRecent(
  entities: readonly Entity[],
  before: number,
  { text, mentions }: Surroundings,
): Entity | undefined {
  if (entities.length < 2) return entities[0];
  const lastAt = ({ id, name }: Entity): number =>
    Math.max(
      text.lastIndexOf(name, before),
      mentions.findLast((one) => one.entity === id && one.start < before)?.start ?? -1,
    );
  return entities
    .map((entity) => ({ entity, at: lastAt(entity) }))
    .toSorted((one, other) => other.at - one.at)[0]?.entity;
}

function point({ id, name }: Entity): Speaker {
  return { does: 'point', entity: id, name };
}

function escaped(words: string): string {
  return words.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
