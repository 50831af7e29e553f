import { isCodebookId } from '../ids.ts';
import type { Problem } from '../problem.ts';
import type { Codebook, Field, Kind, LinkType } from './codebook.ts';
import { RESERVED_KEYS } from './keys.ts';

/** What keeps a codebook from being used, with the place of each problem. None: it is sound. */
export function checkCodebook(codebook: Codebook): Problem[] {
  return [
    ...(codebook.kinds.length === 0
      ? [{ path: 'kinds', message: 'A codebook needs a kind.' }]
      : []),
    ...checkEach(codebook.kinds, 'kinds', checkKind),
    ...checkEach(codebook.linkTypes, 'linkTypes', (type, path) =>
      checkLinkType(codebook, type, path),
    ),
    ...checkKeys(codebook),
  ];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names and ids of a list's items, and what `check` finds in each. */
function checkEach<T extends Named>(
  items: readonly T[],
  path: string,
  check: (item: T, path: string) => Problem[],
): Problem[] {
  const idsBefore = new Set<string>();
  return items.flatMap((item, at) => {
    const here = `${path}.${at}`;
    const taken = idsBefore.has(item.id);
    idsBefore.add(item.id);
    return [...checkNamed(item, here, taken), ...check(item, here)];
  });
}

function checkNamed({ id, name }: Named, path: string, taken: boolean): Problem[] {
  const problems: Problem[] = [];
  if (name.trim() === '') problems.push({ path: `${path}.name`, message: 'Give it a name.' });
  if (taken) problems.push({ path: `${path}.id`, message: `The id “${id}” is taken.` });
  if (!isCodebookId(id))
    problems.push({
      path: `${path}.id`,
      message: 'An id is a letter and up to 39 letters, digits, hyphens or underscores.',
    });
  return problems;
}

const nothingMore = (): Problem[] => [];

function checkKind(kind: Kind, path: string): Problem[] {
  const problems = [
    ...checkEach(kind.labels, `${path}.labels`, nothingMore),
    ...checkEach(kind.parts, `${path}.parts`, nothingMore),
    ...checkEach(kind.fields, `${path}.fields`, checkField),
  ];
  if (kind.key !== undefined && kind.labels.length > 0)
    problems.push({ path: `${path}.key`, message: 'A kind with labels is tagged by their keys.' });
  return problems;
}

function checkField(field: Field, path: string): Problem[] {
  if (field.type !== 'choice') return [];
  const problems = checkEach(field.choices, `${path}.choices`, nothingMore);
  if (field.choices.length === 0)
    problems.push({ path: `${path}.choices`, message: 'Give it something to choose from.' });
  if (field.initial !== undefined && !field.choices.some(({ id }) => id === field.initial))
    problems.push({
      path: `${path}.initial`,
      message: 'The first choice is not among the choices.',
    });
  return problems;
}

function checkLinkType({ kinds }: Codebook, type: LinkType, path: string): Problem[] {
  return (['from', 'to'] as const).flatMap((end) => {
    const unknown = type[end].filter((id) => !kinds.some((kind) => kind.id === id));
    if (type[end].length === 0)
      return [{ path: `${path}.${end}`, message: 'Say which kinds it may join.' }];
    return unknown.map((id) => ({ path: `${path}.${end}`, message: `There is no kind “${id}”.` }));
  });
}

function checkKeys(codebook: Codebook): Problem[] {
  const keyed = codebook.kinds.flatMap((kind, at) => [
    { key: kind.key, name: kind.name, path: `kinds.${at}.key` },
    ...kind.labels.map(({ key, name }, labelAt) => ({
      key,
      name,
      path: `kinds.${at}.labels.${labelAt}.key`,
    })),
  ]);
  const ownerByKey = new Map<string, string>();
  return keyed.flatMap(({ key, name, path }) => {
    if (key === undefined) return [];
    const owner = ownerByKey.get(key);
    if (owner === undefined) ownerByKey.set(key, name);
    const message = keyProblem(key, owner);
    return message === null ? [] : [{ path, message }];
  });
}

function keyProblem(key: string, owner: string | undefined): string | null {
  if (key.length !== 1 || key !== key.toLowerCase() || key.trim() === '')
    return 'A key is one small letter or sign.';
  if (RESERVED_KEYS.includes(key)) return `The desk itself uses the key “${key}”.`;
  return owner === undefined ? null : `The key “${key}” already gives ${owner}.`;
}
