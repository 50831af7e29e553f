import { canonicalJson } from '../canonical-json.ts';
import type { Codebook, Defined, Field, Kind, Named } from './codebook.ts';

/** What one version of a codebook has that another has not. */
export interface CodebookChange {
  readonly did: 'added' | 'removed' | 'retired' | 'restored' | 'changed';
  /** As `Label Person of Entity`. */
  readonly what: string;
  /** Of what was changed: what about it, as `name, was Person`. */
  readonly details: readonly string[];
}

/** How a codebook came to be another, in the order of the newer one. */
export function changesBetween(before: Codebook, after: Codebook): CodebookChange[] {
  return [
    ...changesOf({ noun: 'Kind', of: '' }, before.kinds, after.kinds, changesOfKind),
    ...changesOf({ noun: 'Link type', of: '' }, before.linkTypes, after.linkTypes, nothingMore),
    ...orderChange('Kinds', before.kinds, after.kinds),
    ...orderChange('Link types', before.linkTypes, after.linkTypes),
    ...((before.guidelines ?? '') === (after.guidelines ?? '')
      ? []
      : [{ did: 'changed' as const, what: 'Guidelines', details: [] }]),
  ];
}

/** A change as one line. */
export function changeWords({ did, what, details }: CodebookChange): string {
  const said = `${what} ${did}`;
  return details.length === 0 ? said : `${said}: ${details.join('; ')}`;
}

interface Place {
  readonly noun: string;
  readonly of: string;
}

type Inside<T> = (before: T, after: T) => CodebookChange[];

const nothingMore = (): CodebookChange[] => [];

/** Lists whose items are compared on their own. */
const INSIDE = ['labels', 'parts', 'fields', 'choices'];

function changesOf<T extends Named>(
  place: Place,
  before: readonly T[],
  after: readonly T[],
  inside: Inside<T>,
): CodebookChange[] {
  const beforeById = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  const here = after.flatMap((item): CodebookChange[] => {
    const was = beforeById.get(item.id);
    if (was === undefined) return [{ did: 'added', what: called(place, item), details: [] }];
    return [...ownChanges(place, was, item), ...inside(was, item)];
  });
  const gone = before
    .filter(({ id }) => !kept.has(id))
    .map((item): CodebookChange => ({ did: 'removed', what: called(place, item), details: [] }));
  return [...here, ...gone];
}

function changesOfKind(before: Kind, after: Kind): CodebookChange[] {
  const of = ` of ${after.name}`;
  return [
    ...changesOf({ noun: 'Label', of }, before.labels, after.labels, nothingMore),
    ...changesOf<Defined>({ noun: 'Part', of }, before.parts, after.parts, nothingMore),
    ...changesOf({ noun: 'Field', of }, before.fields, after.fields, changesOfField(after)),
    ...orderChange(`Labels${of}`, before.labels, after.labels),
    ...orderChange(`Parts${of}`, before.parts, after.parts),
    ...orderChange(`Fields${of}`, before.fields, after.fields),
  ];
}

function changesOfField(kind: Kind): Inside<Field> {
  return (before, after) => {
    const of = ` of ${kind.name}, ${after.name}`;
    const [was, is] = [choicesOf(before), choicesOf(after)];
    return [
      ...changesOf({ noun: 'Choice', of }, was, is, nothingMore),
      ...orderChange(`Choices${of}`, was, is),
    ];
  };
}

function choicesOf(field: Field): readonly Named[] {
  return 'choices' in field ? field.choices : [];
}

function ownChanges<T extends Named>(place: Place, before: T, after: T): CodebookChange[] {
  const what = called(place, after);
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
    .map((key) => detail(WORDS[key] ?? key, was.get(key), after.get(key)));
}

/** Short texts are said, long ones only named. */
function detail(name: string, was: unknown, is: unknown): string {
  if (name === WORDS['description'] || !isText(was) || !isText(is)) return name;
  if (was === undefined || was === '') return `${name} ${is ?? ''}`;
  return is === undefined ? `no ${name}, was ${was}` : `${name} ${is}, was ${was}`;
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

const WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  description: 'definition',
  counterexamples: 'counterexamples',
  shownWhen: 'when it is shown',
  initial: 'first choice',
  from: 'where it may begin',
  to: 'where it may end',
  sameKind: 'whether both ends are of one kind',
  inverseName: 'name where it ends',
  symmetric: 'whether it has a direction',
};

function called({ noun, of }: Place, { name }: Named): string {
  return `${noun} ${name}${of}`;
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
    : [{ did: 'changed', what, details: ['order'] }];
}
