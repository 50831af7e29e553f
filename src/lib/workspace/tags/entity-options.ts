import type { Entity } from '#domain/tag/tag.ts';
import { texts } from '#texts/texts.ts';
import { folded } from './tag-filter.ts';

/** Words of the article that name someone, and as what they are tagged. */
export interface TaggedName {
  readonly name: string;
  /** A label id of the entity kind. */
  readonly type: string;
}

/** Those of a tag of the article. */
export interface Mention extends TaggedName {
  /** Of one that points at an entry, the entry itself is offered. */
  readonly pointsAtEntry: boolean;
}

/** Whom a field can be pointed at. */
export type EntityOption = { readonly id: string; readonly group: string } & (
  | { readonly does: 'point'; readonly entity: Entity }
  | { readonly does: 'create'; readonly name: string; readonly type: string }
  | { readonly does: 'leave-unnamed'; readonly description: string }
);

interface Sources {
  readonly query: string;
  readonly entities: Iterable<Entity>;
  readonly names: readonly Mention[];
  /** Words of the tag itself that may name the one who is meant. */
  readonly hints: readonly string[];
  /** What a new entity is when nothing says more. */
  readonly defaultType: string;
}

/** More are found by typing; a list longer than this is not read. */
const OPTIONS_PER_GROUP = 30;

const { groups } = texts.fields.entity;

/** What a person may want to pick, the likeliest first. */
export function entityOptions({
  query,
  entities,
  names,
  hints,
  defaultType,
}: Sources): EntityOption[] {
  const register = [...entities].toSorted((one, other) => one.name.localeCompare(other.name));
  const known = new Set(register.flatMap(({ name, aliases }) => [name, ...aliases]).map(folded));
  const typeByName = new Map(names.map(({ name, type }) => [folded(name), type]));
  const hinted = register.filter((entity) => hints.some((hint) => isCalled(entity, hint)));
  const fresh = uniqueNames([
    ...hints.map((name) => ({ name, type: typeByName.get(folded(name)) ?? defaultType })),
    ...names.filter(({ pointsAtEntry }) => !pointsAtEntry),
  ]).filter(({ name }) => !known.has(folded(name)) && includes(name, query));
  const isHint = ({ name }: TaggedName): boolean => hints.includes(name);
  return [
    ...hinted
      .filter((entity) => matches(entity, query))
      .map((entity) => point(entity, groups.hint)),
    ...fresh.filter(isHint).map((name) => create(name, groups.hint)),
    ...register
      .filter((entity) => !hinted.includes(entity) && matches(entity, query))
      .slice(0, OPTIONS_PER_GROUP)
      .map((entity) => point(entity, groups.register)),
    ...fresh
      .filter((name) => !isHint(name))
      .slice(0, OPTIONS_PER_GROUP)
      .map((name) => create(name, groups.article)),
    ...someoneElse(query.trim(), { known, fresh, defaultType }),
  ];
}

function someoneElse(
  query: string,
  {
    known,
    fresh,
    defaultType,
  }: { known: ReadonlySet<string>; fresh: readonly TaggedName[]; defaultType: string },
): EntityOption[] {
  const unnamed: EntityOption = {
    id: 'unnamed',
    group: groups.other,
    does: 'leave-unnamed',
    description: query,
  };
  const isOffered = fresh.some(({ name }) => folded(name) === folded(query));
  if (query === '' || known.has(folded(query)) || isOffered) return [unnamed];
  return [create({ name: query, type: defaultType }, groups.other), unnamed];
}

function point(entity: Entity, group: string): EntityOption {
  return { id: entity.id, group, does: 'point', entity };
}

function create({ name, type }: TaggedName, group: string): EntityOption {
  return { id: `create ${name}`, group, does: 'create', name, type };
}

function matches({ name, aliases }: Entity, query: string): boolean {
  return [name, ...aliases].some((known) => includes(known, query));
}

function includes(name: string, query: string): boolean {
  return folded(name).includes(folded(query.trim()));
}

/** By full name, alias or last name: “Okafor” calls Ines Okafor. */
function isCalled({ name, aliases }: Entity, words: string): boolean {
  const called = folded(words);
  const names = [name, ...aliases].map(folded);
  return names.some(
    (known) => known === called || known.endsWith(` ${called}`) || called.includes(known),
  );
}

function uniqueNames(names: readonly TaggedName[]): TaggedName[] {
  return [
    ...new Map(names.toReversed().map((name) => [folded(name.name), name])).values(),
  ].toReversed();
}
