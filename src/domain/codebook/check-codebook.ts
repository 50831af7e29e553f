import { texts } from '#texts/texts.ts';
import { isCodebookId } from '../ids.ts';
import type { Problem } from '../problem.ts';
import {
  fieldOf,
  offered,
  type ChoiceField,
  type ChoicesField,
  type Codebook,
  type Field,
  type Kind,
  type LinkType,
  type Named,
} from './codebook.ts';
import { checkKeys } from './keys.ts';
import { conditionsOf } from './shown-field.ts';

const words = texts.codebookProblems;

/** What keeps a codebook from being used, with the place of each problem. None: it is sound. */
export function checkCodebook(codebook: Codebook): Problem[] {
  return [
    ...(offered(codebook.kinds).length === 0 ? [{ path: 'kinds', message: words.noKinds }] : []),
    ...checkEach(codebook.kinds, 'kinds', checkKind),
    ...checkEach(codebook.linkTypes, 'linkTypes', (type, path) =>
      checkLinkType(codebook, type, path),
    ),
    ...checkKeys(codebook),
  ];
}

/** Names and ids of a list's items, and what `check` finds in each. */
function checkEach<T extends Named>(
  items: readonly T[],
  path: string,
  check: (item: T, path: string) => Problem[],
): Problem[] {
  const ids = new Set<string>();
  const names = new Set<string>();
  return items.flatMap((item, at) => {
    const taken = { id: ids.has(item.id), name: names.has(spoken(item)) };
    ids.add(item.id);
    if (item.retired !== true) names.add(spoken(item));
    const here = `${path}.${at}`;
    return [...checkNamed(item, here, taken), ...check(item, here)];
  });
}

/** As people tell names apart. */
function spoken({ name }: Named): string {
  return name.trim().toLocaleLowerCase();
}

function checkNamed(
  { id, name, retired }: Named,
  path: string,
  taken: { readonly id: boolean; readonly name: boolean },
): Problem[] {
  const problems: Problem[] = [];
  if (name.trim() === '') problems.push({ path: `${path}.name`, message: words.names.missing });
  else if (taken.name && !taken.id && retired !== true)
    problems.push({
      path: `${path}.name`,
      message: words.names.taken(name.trim()),
    });
  const isNew = name.trim() === '' && id === ''; // the id is made of the name
  if (taken.id && !isNew) problems.push({ path: `${path}.id`, message: words.names.idTaken(id) });
  if (!isNew && !isCodebookId(id))
    problems.push({
      path: `${path}.id`,
      message: words.names.idMalformed,
    });
  return problems;
}

const nothingMore = (): Problem[] => [];

function checkKind(kind: Kind, path: string): Problem[] {
  const problems = [
    ...checkEach(kind.labels, `${path}.labels`, nothingMore),
    ...checkEach(kind.parts, `${path}.parts`, nothingMore),
    ...checkEach(kind.fields, `${path}.fields`, (field, at) => checkField(kind, field, at)),
  ];
  if (kind.parts[0].retired === true)
    problems.push({
      path: `${path}.parts.0.retired`,
      message: words.kinds.firstPartRetired,
    });
  if (kind.key !== undefined && offered(kind.labels).length > 0)
    problems.push({ path: `${path}.key`, message: words.kinds.keyBesideLabels });
  return problems;
}

function checkField(kind: Kind, field: Field, path: string): Problem[] {
  const isChoice = field.type === 'choice' || field.type === 'choices';
  return [...(isChoice ? checkChoices(field, path) : []), ...checkRule(kind, field, path)];
}

function checkChoices(field: ChoiceField | ChoicesField, path: string): Problem[] {
  const problems = checkEach(field.choices, `${path}.choices`, nothingMore);
  if (offered(field.choices).length === 0)
    problems.push({ path: `${path}.choices`, message: words.fields.noChoices });
  if (field.type !== 'choice' || field.initial === undefined) return problems;
  if (!offered(field.choices).some(({ id }) => id === field.initial))
    problems.push({
      path: `${path}.initial`,
      message: words.fields.initialUnknown,
    });
  return problems;
}

function checkRule(kind: Kind, field: Field, path: string): Problem[] {
  const { shownWhen } = field;
  if (shownWhen === undefined) return [];
  const at = `${path}.shownWhen`;
  const on = fieldOf(kind, shownWhen.field);
  if (on === undefined)
    return [{ path: `${at}.field`, message: words.fields.noSuchField(kind.name, shownWhen.field) }];
  const known = conditionsOf(on);
  if (known.length === 0) return [{ path: `${at}.field`, message: words.fields.unaskable }];
  if (goesInCircle(kind, field)) return [{ path: `${at}.field`, message: words.fields.circle }];
  if (on.retired === true && field.retired !== true)
    return [{ path: `${at}.field`, message: words.fields.askedRetired(on.name) }];
  if (shownWhen.values.length === 0)
    return [{ path: `${at}.values`, message: words.fields.noValues }];
  const unknown = shownWhen.values.find((value) => !known.some(({ id }) => id === value));
  return unknown === undefined
    ? []
    : [{ path: `${at}.values`, message: words.fields.noSuchValue(on.name, unknown) }];
}

function goesInCircle(kind: Kind, field: Field): boolean {
  const passed = new Set<string>();
  let here: Field | undefined = field;
  while (here !== undefined && !passed.has(here.id)) {
    passed.add(here.id);
    here = here.shownWhen === undefined ? undefined : fieldOf(kind, here.shownWhen.field);
  }
  return here !== undefined;
}

function checkLinkType({ kinds }: Codebook, type: LinkType, path: string): Problem[] {
  const ends = (['from', 'to'] as const).flatMap((end) => {
    const unknown = type[end].filter((id) => !kinds.some((kind) => kind.id === id));
    if (type[end].length === 0)
      return [{ path: `${path}.${end}`, message: words.linkTypes.noKinds }];
    return unknown.map((id) => ({
      path: `${path}.${end}`,
      message: words.linkTypes.noSuchKind(id),
    }));
  });
  return [...ends, ...checkInverse(type, `${path}.inverseName`)];
}

function checkInverse({ inverseName, symmetric }: LinkType, path: string): Problem[] {
  if (inverseName === undefined) return [];
  if (inverseName.trim() === '') return [{ path, message: words.linkTypes.inverseEmpty }];
  return symmetric === true ? [{ path, message: words.linkTypes.inverseOfSymmetric }] : [];
}
