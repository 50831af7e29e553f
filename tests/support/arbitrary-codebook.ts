import fc from 'fast-check';
import {
  FIELD_TYPES,
  TAG_COLOURS,
  type Codebook,
  type Field,
  type Kind,
  type Label,
  type LinkType,
} from '#domain/codebook/codebook.ts';

/** Few ids, so that things meet: a rule finds its field, a link its kind, a name its twin. */
const id = fc.constantFrom('a', 'b', 'c', 'd');
const words = fc.constantFrom('', 'One', 'Two', 'Three words here');
const key = fc.constantFrom('a', 'b', 'B', 'j', 'ab', '1', 'é');

function sometimes<T>(value: fc.Arbitrary<T>, name: string): fc.Arbitrary<Record<string, T>> {
  return fc.option(value).map((found) => (found === null ? {} : { [name]: found }));
}

function together<T>(...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<T> {
  return fc.tuple(...parts).map((found) => Object.assign({}, ...found) as T);
}

const defined = together<Label>(
  fc.record({ id, name: words, description: words }),
  sometimes(fc.constant(true), 'retired'),
);

const list = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 3 });

const choice = together<{ id: string; name: string }>(
  fc.record({ id, name: words }),
  sometimes(fc.constant(true), 'retired'),
);

const field: fc.Arbitrary<Field> = fc.constantFrom(...FIELD_TYPES).chain((type) => {
  const base = [
    defined,
    fc.constant({ type }),
    sometimes(fc.constant(true), 'required'),
    sometimes(
      fc.record({ field: id, values: list(fc.constantFrom('a', 'b', 'yes')) }),
      'shownWhen',
    ),
  ];
  if (type !== 'choice' && type !== 'choices') return together<Field>(...base);
  const choices = fc.record({ choices: list(choice) });
  return type === 'choices'
    ? together<Field>(...base, choices)
    : together<Field>(...base, choices, sometimes(id, 'initial'));
});

const examples = [
  sometimes(fc.constant(['[One] example']), 'examples'),
  sometimes(fc.constant(['no example']), 'counterexamples'),
  sometimes(key, 'key'),
];

const label = together<Label>(
  defined,
  ...examples,
  sometimes(fc.constantFrom(...TAG_COLOURS), 'colour'),
);

const kind = together<Kind>(
  defined,
  ...examples,
  fc.record({
    colour: fc.constantFrom(...TAG_COLOURS),
    labels: list(label),
    parts: fc.array(defined, { minLength: 1, maxLength: 3 }),
    fields: list(field),
  }),
);

const linkType = together<LinkType>(
  defined,
  fc.record({ from: list(id), to: list(id) }),
  sometimes(fc.constant(true), 'sameKind'),
  sometimes(fc.constant(true), 'symmetric'),
  sometimes(words, 'inverseName'),
);

/** Any codebook of the right shape, sound or not. */
export const anyCodebook = together<Codebook>(
  fc.record({ kinds: list(kind), linkTypes: list(linkType) }),
  sometimes(fc.constantFrom('# One', 'Two'), 'guidelines'),
);

/** A sound codebook: some of another's things, in any order, some retired and some described anew. */
export function variantOf({ kinds }: Codebook): fc.Arbitrary<Codebook> {
  const kept = fc.shuffledSubarray([...kinds], { minLength: 1 });
  return kept
    .chain((some) => fc.tuple(...some.map(variantOfKind)))
    .map((some) => ({ kinds: some, linkTypes: [] }));
}

function variantOfKind(one: Kind): fc.Arbitrary<Kind> {
  return fc
    .record({
      labels: fc.shuffledSubarray([...one.labels]),
      retired: fc.shuffledSubarray(one.labels.map((found) => found.id)),
      fields: fc.shuffledSubarray([...one.fields]),
      description: words,
    })
    .map(({ labels, retired, fields, description }) => ({
      ...one,
      description,
      fields,
      labels: labels.map((found) =>
        retired.includes(found.id) ? { ...found, retired: true } : found,
      ),
    }));
}
