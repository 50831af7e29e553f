import { texts } from '#texts/texts.ts';
import { canonicalJson } from '../canonical-json.ts';
import { merged } from './merge.ts';
import type { Codebook, Defined, Field, Kind, Named } from './codebook.ts';

const words = texts.codebookChanges;

/** What one version of a codebook has that another has not. */
export interface CodebookChange {
  readonly did: 'added' | 'removed' | 'retired' | 'restored' | 'changed';
  /** As `Label Person of Entity`. */
  readonly what: string;
  /** Of what was changed: what about it, as `name ‘Human’, was ‘Person’`. */
  readonly details: readonly string[];
}

/** How a codebook came to be another, in the order of the newer one. */
export function changesBetween(before: Codebook, after: Codebook): CodebookChange[] {
  return [
    ...changesOf(words.kind, before.kinds, after.kinds, changesOfKind),
    ...changesOf(words.linkType, before.linkTypes, after.linkTypes, nothingMore),
    ...orderChange(words.kinds, before.kinds, after.kinds),
    ...orderChange(words.linkTypes, before.linkTypes, after.linkTypes),
    ...((before.guidelines ?? '') === (after.guidelines ?? '')
      ? []
      : [{ did: 'changed' as const, what: words.guidelines, details: [] }]),
  ];
}

/** What two people changed, each in another way: as it is with one’s changes on top, was with the other’s. */
export function contestedBetween(
  base: Codebook,
  onTop: Codebook,
  below: Codebook,
): CodebookChange[] {
  return changesBetween(merged(base, below, onTop), merged(base, onTop, below)).filter(
    ({ details }) => !details.includes(words.order),
  );
}

/** A change as one line. */
export function changeWords({ did, what, details }: CodebookChange): string {
  const line = words.line[did](what);
  return details.length === 0 ? line : words.withDetails(line, details);
}

/** What a thing of this name is called, where it stands. */
type Called = (name: string) => string;

type Inside<T> = (before: T, after: T) => CodebookChange[];

const nothingMore = (): CodebookChange[] => [];

/** Lists whose items are compared on their own. */
const INSIDE = ['labels', 'parts', 'fields', 'choices'];

function changesOf<T extends Named>(
  called: Called,
  before: readonly T[],
  after: readonly T[],
  inside: Inside<T>,
): CodebookChange[] {
  const beforeById = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  const here = after.flatMap((item): CodebookChange[] => {
    const was = beforeById.get(item.id);
    if (was === undefined) return [{ did: 'added', what: called(item.name), details: [] }];
    return [...ownChanges(called, was, item), ...inside(was, item)];
  });
  const gone = before
    .filter(({ id }) => !kept.has(id))
    .map((item): CodebookChange => ({ did: 'removed', what: called(item.name), details: [] }));
  return [...here, ...gone];
}

function changesOfKind(before: Kind, after: Kind): CodebookChange[] {
  const { name: kind } = after;
  const label: Called = (name) => words.label(name, kind);
  const part: Called = (name) => words.part(name, kind);
  const field: Called = (name) => words.field(name, kind);
  return [
    ...changesOf(label, before.labels, after.labels, nothingMore),
    ...changesOf<Defined>(part, before.parts, after.parts, nothingMore),
    ...changesOf(field, before.fields, after.fields, changesOfField(after)),
    ...orderChange(words.labels(kind), before.labels, after.labels),
    ...orderChange(words.parts(kind), before.parts, after.parts),
    ...orderChange(words.fields(kind), before.fields, after.fields),
  ];
}

function changesOfField(kind: Kind): Inside<Field> {
  return (before, after) => {
    const choice: Called = (name) => words.choice(name, kind.name, after.name);
    const [was, is] = [choicesOf(before), choicesOf(after)];
    return [
      ...changesOf(choice, was, is, nothingMore),
      ...orderChange(words.choices(kind.name, after.name), was, is),
    ];
  };
}

function choicesOf(field: Field): readonly Named[] {
  return 'choices' in field ? field.choices : [];
}

function ownChanges<T extends Named>(called: Called, before: T, after: T): CodebookChange[] {
  const what = called(after.name);
  const changes: CodebookChange[] = [];
  if (before.retired !== after.retired)
    changes.push({ did: after.retired === true ? 'retired' : 'restored', what, details: [] });
  const details = detailsOf(Object.entries(before), new Map(Object.entries(after)));
  if (details.length > 0) changes.push({ did: 'changed', what, details });
  return changes;
}

function detailsOf(
  before: readonly (readonly [string, unknown])[],
  after: ReadonlyMap<string, unknown>,
): string[] {
  const was = new Map(before);
  const keys = new Set([...was.keys(), ...after.keys()]);
  return [...keys]
    .filter((key) => !INSIDE.includes(key) && key !== 'retired')
    .filter((key) => canonicalJson([was.get(key)]) !== canonicalJson([after.get(key)]))
    .map((key) => detail(words.details[key] ?? key, was.get(key), after.get(key)));
}

/** Texts are said, as far as a line holds them; other values only named. */
function detail(name: string, was: unknown, is: unknown): string {
  if (!isText(was) || !isText(is)) return name;
  const [before, now] = [was ?? '', is ?? ''].map(shortened);
  if (!before) return words.set(name, now ?? '');
  return now ? words.reset(name, now, before) : words.unset(name, before);
}

/** Two of them in a line that can be read. */
const SAID_LENGTH = 120;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SAID_LENGTH ? line : `${line.slice(0, SAID_LENGTH).trimEnd()}…`;
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function orderChange(
  what: string,
  before: readonly Named[],
  after: readonly Named[],
): CodebookChange[] {
  const order = (items: readonly Named[], others: readonly Named[]): string =>
    items
      .map(({ id }) => id)
      .filter((id) => others.some((other) => other.id === id))
      .join(' ');
  return order(before, after) === order(after, before)
    ? []
    : [{ did: 'changed', what, details: [words.order] }];
}
