import type { EntityId } from '../ids.ts';
import { acronymsOf, foldName, isAcronym, isLastNameOf } from './names.ts';
import type { Register, StandingEntity } from './register.ts';

/** Words that were tagged as an entity before. */
export interface EarlierChoice {
  readonly words: string;
  readonly entity: EntityId;
  /** How often. */
  readonly count: number;
}

/** Why words may mean an entity, the strongest reason first. */
export const REASONS = [
  'here',
  'name',
  'learnt',
  'alias',
  'acronym',
  'last-name',
  'beginning',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Suggestion {
  readonly entity: StandingEntity;
  readonly reason: Reason;
}

export interface SuggestionSources {
  readonly words: string;
  /** What the words are tagged as: a label id of the entity kind. */
  readonly type: string | null;
  /** BCP 47, or empty. */
  readonly language: string;
  readonly register: Register;
  /** In the same article, the latest last. */
  readonly here: readonly EarlierChoice[];
  /** In other articles of the project. */
  readonly learnt: readonly EarlierChoice[];
}

interface Ranked extends Suggestion {
  /** Smaller is likelier. */
  readonly rank: readonly number[];
}

/** The entities that words may mean, the likeliest first. */
export function suggestEntities(sources: SuggestionSources): Suggestion[] {
  return ranked(sources).map(({ entity, reason }) => ({ entity, reason }));
}

/** The entity that words mean most likely; null when two are as likely. */
export function likeliestEntity(sources: SuggestionSources): Suggestion | null {
  const [first, second] = ranked(sources);
  if (first === undefined) return null;
  return second !== undefined && compareRanks(first, second) === 0 ? null : first;
}

/** The only entry whose name begins with the words, if it is an organisation: Brightwater Holdings. */
export function organizationShort(words: string, register: Register): StandingEntity | null {
  const beginning = `${foldName(words)} `;
  const [only, ...more] = namesOf(register, '').filter(({ name }) => name.startsWith(beginning));
  return only?.entity.type === 'organization' && more.length === 0 ? only.entity : null;
}

function ranked(sources: SuggestionSources): Ranked[] {
  const { words, language, register, type, here, learnt } = sources;
  const folded = foldName(words, language);
  if (folded === '') return [];
  const countHere = countsOf(here, sources);
  const countLearnt = countsOf(learnt, sources);
  const mentionedAt = new Map(
    here.map(({ entity }, at) => [register.entityById.get(entity)?.id, at] as const),
  );
  return namesOf(register, language)
    .flatMap((known): Ranked[] => {
      const { entity } = known;
      const reason = reasonOf(folded, known, { words, type, countHere, countLearnt });
      if (reason === null) return [];
      const often = (countHere.get(entity.id) ?? 0) + (countLearnt.get(entity.id) ?? 0);
      const rank = [
        type === null || entity.type === type || reason === 'here' ? 0 : 1,
        REASONS.indexOf(reason),
        -often,
        -(mentionedAt.get(entity.id) ?? -1),
      ];
      return [{ entity, reason, rank }];
    })
    .sort(compareRanks);
}

interface KnownNames {
  readonly entity: StandingEntity;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly acronyms: readonly string[];
}

interface Choices {
  readonly words: string;
  readonly type: string | null;
  readonly countHere: ReadonlyMap<EntityId, number>;
  readonly countLearnt: ReadonlyMap<EntityId, number>;
}

function reasonOf(
  folded: string,
  { entity, name, aliases, acronyms }: KnownNames,
  { words, type, countHere, countLearnt }: Choices,
): Reason | null {
  if (countHere.has(entity.id)) return 'here';
  if (name === folded) return 'name';
  if (countLearnt.has(entity.id)) return 'learnt';
  if (aliases.includes(folded)) return 'alias';
  const plain = folded.replaceAll('.', '');
  if (isAcronym(words) && acronyms.includes(plain)) return 'acronym';
  // The other way round: “European Central Bank” where the register has “ECB”.
  const known = [name, ...aliases].map((each) => each.replaceAll('.', ''));
  if (folded.includes(' ') && acronymsOf(folded).some((each) => known.includes(each)))
    return 'acronym';
  if (!/\p{Lu}/u.test(words)) return null;
  if (isLastNameOf(folded, name)) return 'last-name';
  // Skerry is Skerry Island, but Washington, a place, is not the Washington Post.
  return entity.type === type && name.startsWith(`${folded} `) ? 'beginning' : null;
}

/** How often words as these were tagged as each entity, merges followed. */
function countsOf(
  choices: readonly EarlierChoice[],
  { words, language, register }: SuggestionSources,
): ReadonlyMap<EntityId, number> {
  const folded = foldName(words, language);
  const counts = new Map<EntityId, number>();
  for (const choice of choices) {
    const entity = register.entityById.get(choice.entity);
    if (entity === undefined || foldName(choice.words, language) !== folded) continue;
    counts.set(entity.id, (counts.get(entity.id) ?? 0) + choice.count);
  }
  return counts;
}

function compareRanks(one: Ranked, other: Ranked): number {
  for (const [at, rank] of one.rank.entries()) {
    const difference = rank - (other.rank[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A register is immutable: its names are folded once a language, not once a tag. */
const namesByRegister = new WeakMap<Register, Map<string, readonly KnownNames[]>>();

function namesOf(register: Register, language: string): readonly KnownNames[] {
  const byLanguage = namesByRegister.get(register) ?? new Map<string, readonly KnownNames[]>();
  namesByRegister.set(register, byLanguage);
  const known = byLanguage.get(language);
  if (known !== undefined) return known;
  const names = register.entities.map((entity): KnownNames => {
    const name = foldName(entity.name, language);
    return {
      entity,
      name,
      aliases: entity.aliases.map((alias) => foldName(alias, language)),
      acronyms: acronymsOf(name),
    };
  });
  byLanguage.set(language, names);
  return names;
}
