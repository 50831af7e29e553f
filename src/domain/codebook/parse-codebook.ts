import { texts } from '#texts/texts.ts';
import {
  CHOICE_LIMIT,
  EXAMPLE_LIMIT,
  FIELD_LIMIT,
  GUIDELINES_LIMIT,
  KIND_LIMIT,
  LABEL_LIMIT,
  LINE_LIMIT,
  LINK_TYPE_LIMIT,
  NAME_LIMIT,
  NOTE_LIMIT,
  PART_LIMIT,
} from '../limits.ts';
import type { Problem } from '../problem.ts';
import {
  FIELD_TYPES,
  TAG_COLOURS,
  type Choice,
  type Codebook,
  type Defined,
  type Field,
  type Kind,
  type Label,
  type LinkType,
  type Named,
  type Part,
  type ShownWhen,
} from './codebook.ts';
import { Reading } from './reading.ts';

export type ParsedCodebook =
  | { readonly ok: true; readonly codebook: Codebook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * A codebook from outside, with everything that is not of its shape. Whether what it
 * says can be used is `checkCodebook`'s to judge. What is empty or not so is left out,
 * so that equal codebooks have equal JSON.
 */
export function parseCodebook(value: unknown): ParsedCodebook {
  const reading = new Reading(value, 'say');
  const codebook = readCodebook(reading);
  reading.close();
  const { problems } = reading;
  return problems.length === 0 ? { ok: true, codebook } : { ok: false, problems };
}

/**
 * A codebook as it was stored by this or an earlier version, which wrote one `example`
 * where there are `examples` now.
 * @throws when it is none: only sound codebooks are stored.
 */
export function storedCodebook(value: unknown): Codebook {
  const reading = new Reading(value, 'pass over');
  const codebook = readCodebook(reading);
  const [problem] = reading.problems;
  if (problem !== undefined)
    throw new Error(`The stored codebook is broken at ${problem.path}: ${problem.message}`);
  return codebook;
}

/** The keys of a codebook, read from an object that may hold others, too. */
export function readCodebook(reading: Reading): Codebook {
  const guidelines = reading.text('guidelines', GUIDELINES_LIMIT, '');
  return {
    kinds: reading.each('kinds', KIND_LIMIT, readKind),
    linkTypes: reading.each('linkTypes', LINK_TYPE_LIMIT, readLinkType),
    ...(guidelines === '' ? {} : { guidelines }),
  };
}

function readKind(reading: Reading): Kind {
  const [own, ...parts] = reading.each('parts', PART_LIMIT, readDefined);
  if (own === undefined)
    reading.problems.push({
      path: `${reading.path}.parts`,
      message: texts.codebookProblems.kinds.noPart,
    });
  return {
    ...readDefined(reading),
    ...readExamples(reading),
    colour: reading.oneOf('colour', TAG_COLOURS),
    labels: reading.each('labels', LABEL_LIMIT, readLabel),
    parts: [own ?? NO_PART, ...parts],
    fields: reading.each('fields', FIELD_LIMIT, readField),
  };
}

/** Stands where there is none, in what is refused anyway. */
const NO_PART: Part = { id: '', name: '', description: '' };

function readLabel(reading: Reading): Label {
  return {
    ...readDefined(reading),
    ...readExamples(reading),
    ...(reading.has('colour') ? { colour: reading.oneOf('colour', TAG_COLOURS) } : {}),
  };
}

function readNamed(reading: Reading): Named {
  return {
    id: reading.text('id', NAME_LIMIT),
    name: reading.text('name', NAME_LIMIT),
    ...(reading.flag('retired') ? { retired: true } : {}),
  };
}

function readDefined(reading: Reading): Defined {
  return { ...readNamed(reading), description: reading.text('description', NOTE_LIMIT, '') };
}

function readExamples(reading: Reading): Pick<Label, 'examples' | 'counterexamples' | 'key'> {
  const limits = { count: EXAMPLE_LIMIT, length: LINE_LIMIT };
  const only = reading.has('example') ? [reading.text('example', LINE_LIMIT)] : [];
  const examples = [...only, ...reading.texts('examples', limits)];
  const counterexamples = reading.texts('counterexamples', limits);
  return {
    ...(examples.length === 0 ? {} : { examples }),
    ...(counterexamples.length === 0 ? {} : { counterexamples }),
    ...(reading.has('key') ? { key: reading.text('key', NAME_LIMIT) } : {}),
  };
}

function readField(reading: Reading): Field {
  const base = {
    ...readDefined(reading),
    ...(reading.flag('required') ? { required: true } : {}),
    ...(reading.has('shownWhen') ? { shownWhen: readRule(reading.inside('shownWhen')) } : {}),
  };
  const type = reading.oneOf('type', FIELD_TYPES);
  if (type !== 'choice' && type !== 'choices') return { ...base, type };
  const choices = reading.each('choices', CHOICE_LIMIT, readNamed satisfies (r: Reading) => Choice);
  if (type === 'choices') return { ...base, type, choices };
  const initial = reading.has('initial') ? { initial: reading.text('initial', NAME_LIMIT) } : {};
  return { ...base, type, choices, ...initial };
}

function readRule(reading: Reading): ShownWhen {
  const rule = {
    field: reading.text('field', NAME_LIMIT),
    values: reading.texts('values', { count: CHOICE_LIMIT, length: NAME_LIMIT }),
  };
  reading.close();
  return rule;
}

function readLinkType(reading: Reading): LinkType {
  const ends = { count: KIND_LIMIT, length: NAME_LIMIT };
  return {
    ...readDefined(reading),
    ...(reading.has('inverseName') ? { inverseName: reading.text('inverseName', NAME_LIMIT) } : {}),
    from: reading.texts('from', ends),
    to: reading.texts('to', ends),
    ...(reading.flag('sameKind') ? { sameKind: true } : {}),
    ...(reading.flag('symmetric') ? { symmetric: true } : {}),
  };
}
