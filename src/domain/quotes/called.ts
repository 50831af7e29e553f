import { acronymsOf, foldName, isAcronym } from '../register/names.ts';
import { contains, type Span } from '../span/span.ts';
import type { Entity } from '../tag/tag.ts';
import { fullSemiticName, semiticName } from './semitic.ts';
import { grammarOf } from './grammar.ts';
import { named } from './named.ts';
import { has } from './noun-phrases.ts';
import { described } from './roles.ts';
import { mostRecent, point, type Setting } from './standing.ts';
import type { Speaker, Surroundings } from './surroundings.ts';
import { tokensOf, type Token } from './tokens.ts';

/** How many characters before its last word a name in Arabic or Hebrew is looked for. */
const FULL_NAME_WITHIN = 4_000;

/** Whom words that are no pronoun stand for, by what somebody is called in register and text. */
export function whoIsCalled(source: Span, around: Surroundings): Speaker {
  const grammar = grammarOf(around.language);
  const words = around.text.slice(source.start, source.end);
  const tokens = tokensOf(around.text, source, []);
  return (
    tagged(source, tokens, { around, grammar }) ??
    chosenBefore(words, around) ??
    calledWhole(tokens, source, { around, grammar }) ??
    withoutBlanks(words, source, around) ??
    described(tokens, source, { around, grammar }) ??
    named(tokens, source, { around, grammar }) ??
    inSemitic(words, source, around) ?? { does: 'leave-unnamed', description: words }
  );
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

/** Exactly an entry's name or alias, its acronym, or what a mention of it is called, but for an article before it. */
function calledWhole(tokens: readonly Token[], source: Span, setting: Setting): Speaker | null {
  const { around, grammar } = setting;
  const start = has(grammar.determiners, tokens[0]) ? tokens[1]?.start : source.start;
  const words = around.text.slice(start ?? source.start, source.end);
  const { entities } = around.register;
  const called = entities.filter((entity) => isNamed(entity, words));
  const known = called.length > 0 ? called : entities.filter(({ name }) => isShort(words, name));
  const entity = mostRecent(known, source.start, around);
  return entity === undefined ? mentionedAs(words, around) : point(entity);
}

function isNamed({ name, aliases }: Entity, words: string): boolean {
  return [name, ...aliases].some((known) => known.toLowerCase() === words.toLowerCase());
}

/** TPC of the Tidal Power Company. */
function isShort(words: string, name: string): boolean {
  return (
    isAcronym(words) && acronymsOf(foldName(name)).includes(foldName(words.replaceAll('.', '')))
  );
}

/** The same words were tagged as it. */
function mentionedAs(words: string, { mentions, register, text }: Surroundings): Speaker | null {
  const before = mentions.findLast(
    ({ entity, start, end }) => entity !== null && text.slice(start, end) === words,
  );
  const entity = before?.entity == null ? undefined : register.entityById.get(before.entity);
  return entity === undefined ? null : point(entity);
}

/** 田中市長 is 田中一郎: a family name stands first, its role behind it. */
function withoutBlanks(words: string, source: Span, around: Surroundings): Speaker | null {
  if (!/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{3}/u.test(words)) return null;
  const family = around.register.entities.filter(
    ({ name, type }) => type === 'person' && name.slice(0, 2) === words.slice(0, 2),
  );
  const entity = mostRecent(family, source.start, around);
  return entity === undefined ? null : point(entity);
}

/** الحلو is سامي الحلو of the register; whoever nobody knows has a name of several words. */
function inSemitic(words: string, source: Span, around: Surroundings): Speaker | null {
  if (!/^[\p{sc=Arab}\p{sc=Hebr}]/u.test(words)) return null;
  const called = around.register.entities.filter(({ name }) => name.endsWith(` ${words}`));
  const entity = mostRecent(called, source.start, around);
  if (entity !== undefined) return point(entity);
  const before = around.text.slice(Math.max(0, source.start - FULL_NAME_WITHIN), source.start);
  const name = semiticName(words) ?? fullSemiticName(words, before);
  return name === null ? null : { does: 'create', name, type: 'person' };
}
