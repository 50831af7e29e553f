import type { Field } from '#domain/codebook/codebook.ts';
import { CLAIMANT } from '#domain/codebook/meanings.ts';
import { NAME_LIMIT } from '#domain/limits.ts';
import type { Speaker } from '#domain/quotes/surroundings.ts';
import { titleLength } from '#domain/register/names.ts';
import type { Register } from '#domain/register/register.ts';
import {
  likeliestEntity,
  suggestEntities,
  type EarlierChoice,
} from '#domain/register/suggestions.ts';
import { isEntityReference } from '#domain/tag/field-value.ts';
import { cleanLine } from '#domain/text/clean.ts';
import { isDateline } from '#domain/text/dateline.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

/** What a mention may mean: a field of its tag, and whom to put there. */
export interface OfferedEntity {
  readonly field: Field;
  readonly speaker: Speaker;
}

interface Sources {
  readonly text: string;
  readonly tags: readonly DeskTag[];
  readonly register: Register;
  readonly language: string;
  /** Whom words meant in other articles. */
  readonly learnt: readonly EarlierChoice[];
  readonly mayAddEntities: boolean;
}

/** Whom the words of a mention mean most likely, or a new entry of their name; null when nothing is to be said. */
export function mentionOffer(tag: DeskTag, sources: Sources): OfferedEntity | null {
  const field = entityField(tag);
  if (field === undefined || tag.stored.fields[field.id] !== undefined || tag.isDetached)
    return null;
  const { register, language, learnt, mayAddEntities } = sources;
  const { words } = tag;
  const type = tag.stored.label;
  const here = earlierChoices(tag, sources.tags);
  const known = { words, type, language, register, here, learnt };
  const likeliest = likeliestEntity(known);
  if (likeliest !== null) {
    const { id: entity, name } = likeliest.entity;
    return { field, speaker: { does: 'point', entity, name } };
  }
  // Which of several it is has to be said; that it is yet another is the least likely.
  const isOneOfSeveral = suggestEntities(known).some(({ entity }) => entity.type === type);
  if (isOneOfSeveral || !mayAddEntities || !isName(words, type)) return null;
  const name = cleanLine(inSmallLetters(tag, sources.text));
  const title = type === 'person' ? titleLength(name) : 0;
  return { field, speaker: { does: 'create', name: name.slice(title), type: type ?? '' } };
}

/** LINDHOLM — … is Lindholm, and so is what the text writes in small letters in mid-sentence. */
function inSmallLetters({ words, start, end }: DeskTag, text: string): string {
  if (!IN_CAPITALS.test(words)) return words;
  const small = words.replace(
    /(\p{Lu})(\p{Lu}+)/gu,
    (_, first: string, rest: string) => first + rest.toLowerCase(),
  );
  const isPlace = isDateline(text, { start, end });
  const isSmall = standsInSentence(small, text);
  // Who is no WHO; a place with so few letters has to be written small as well.
  const isTold = MAY_BE_ACRONYM.test(words) ? isPlace && isSmall : isPlace || isSmall;
  return isTold ? small : words;
}

const IN_CAPITALS = /^\p{Lu}{3,}(?:[\s’'-]\p{Lu}{3,})*[\s’'-]?$/u;
const MAY_BE_ACRONYM = /^\p{Lu}{1,5}$/u;

/** Whether words stand as whole words behind another of their sentence, where a capital means a name. */
function standsInSentence(words: string, text: string): boolean {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    const isLed = /[\p{L}\p{N},;][^\S\n]$/u.test(text.slice(Math.max(0, at - 3), at));
    if (isLed && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(at + words.length))) return true;
  }
  return false;
}

/** The field of a mention that says whom it means. */
export function entityField({ kind }: DeskTag): Field | undefined {
  if (kind?.id !== 'entity') return undefined;
  return kind.fields.find(({ type, retired }) => type === 'entity' && retired !== true);
}

/** The field of a quote that says who speaks, of a claim whose it is. */
export function speakerField({ kind }: Pick<DeskTag, 'kind'>): Field | undefined {
  return kind?.fields.find(
    ({ id, type }) => (id === 'speaker' || id === CLAIMANT) && type === 'entity',
  );
}

/** Whom the article's other tags mean by which words; the nearest before the tag comes last. */
function earlierChoices(tag: DeskTag, tags: readonly DeskTag[]): EarlierChoice[] {
  const others = tags.filter(({ id }) => id !== tag.id);
  const inOrder = [
    ...others.filter(({ start }) => start >= tag.start),
    ...others.filter(({ start }) => start < tag.start),
  ];
  return inOrder.flatMap((other) => [
    ...choicesIn(other, entityField(other), [other.words]),
    ...choicesIn(other, speakerField(other), wordsOfWhom(other)),
  ]);
}

/** How a quote or a claim calls the one it is of. */
function wordsOfWhom({ parts }: DeskTag): readonly string[] {
  return [...(parts['source'] ?? []), ...(parts[CLAIMANT] ?? [])].map(({ quote }) => quote);
}

function choicesIn(
  { stored }: DeskTag,
  field: Field | undefined,
  calls: readonly string[],
): EarlierChoice[] {
  const value = field === undefined ? undefined : stored.fields[field.id];
  if (!isEntityReference(value) || !('entity' in value)) return [];
  return calls.map((words) => ({ words, entity: value.entity, count: 1 }));
}

/** Days and sums are tagged like entities, but nobody looks them up. */
const NO_NAMES: ReadonlySet<string | null> = new Set(['date', 'money']);

/** Whether words could be the name of an entry: written like one, and not too long. */
function isName(words: string, type: string | null): boolean {
  if (NO_NAMES.has(type) || words.length > NAME_LIMIT) return false;
  return /[\p{Lu}\p{Lo}]/u.test(words) && !/^\p{N}/u.test(words);
}
