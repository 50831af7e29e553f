import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCodebook } from './check-codebook.ts';
import type { Codebook, Defined, Field, Kind, Part } from './codebook.ts';
import { merged } from './merge.ts';

const defined = (id: string): Defined => ({ id, name: id, description: '' });
const whole: Kind = {
  ...defined('kind'),
  colour: 'blue',
  labels: [],
  parts: [defined('own')],
  fields: [],
};
const codebookOf = (kind: Partial<Kind>): Codebook => ({
  kinds: [{ ...whole, ...kind }],
  linkTypes: [],
});

/** Where a codebook has a list of named things: one with that list, and the list of one. */
interface ListPlace {
  readonly name: string;
  readonly holding: (items: readonly Defined[]) => Codebook;
  readonly itemsOf: (codebook: Codebook) => readonly { id: string; name: string }[] | undefined;
}

const choicesOf = (field: Field | undefined) =>
  field !== undefined && 'choices' in field ? field.choices : undefined;

const PLACES: readonly ListPlace[] = [
  {
    name: 'kinds',
    holding: (items) => ({ kinds: items.map((item) => ({ ...whole, ...item })), linkTypes: [] }),
    itemsOf: ({ kinds }) => kinds,
  },
  {
    name: 'link types',
    holding: (items) => ({
      kinds: [whole],
      linkTypes: items.map((item) => ({ ...item, from: ['kind'], to: ['kind'] })),
    }),
    itemsOf: ({ linkTypes }) => linkTypes,
  },
  {
    name: 'labels',
    holding: (labels) => codebookOf({ labels }),
    itemsOf: ({ kinds }) => kinds[0]?.labels,
  },
  {
    name: 'fields',
    holding: (items) =>
      codebookOf({ fields: items.map((item) => ({ ...item, type: 'text' as const })) }),
    itemsOf: ({ kinds }) => kinds[0]?.fields,
  },
  {
    name: 'choices',
    holding: (choices) =>
      codebookOf({ fields: [{ ...defined('field'), type: 'choice', choices }] }),
    itemsOf: ({ kinds }) => choicesOf(kinds[0]?.fields[0]),
  },
];

type Fate = 'kept' | 'removed' | 'renamed';
type Person = 'mine' | 'theirs';

const fate = fc.constantFrom<Fate>('kept', 'removed', 'renamed');
const fates = fc.array(fc.record({ mine: fate, theirs: fate }), { maxLength: 3 });
const additions = fc.record({ mine: fc.boolean(), theirs: fc.boolean() });

/** What one of the two makes of the things there were. */
function listOf(
  person: Person,
  given: readonly Readonly<Record<Person, Fate>>[],
  added: Readonly<Record<Person, boolean>>,
): Defined[] {
  const items = given.map((each, at) => ({ fate: each[person], item: defined(`item-${at}`) }));
  const left = items
    .filter((each) => each.fate !== 'removed')
    .map(({ fate: is, item }) => (is === 'renamed' ? { ...item, name: person } : item));
  return added[person] ? [...left, defined(`new-of-${person}`)] : left;
}

/** What becomes of one thing: its name, or null where it goes. */
function nameAfter({ mine, theirs }: Readonly<Record<Person, Fate>>, name: string): string | null {
  if (mine === 'renamed') return 'mine';
  if (theirs === 'renamed') return 'theirs';
  return mine === 'removed' || theirs === 'removed' ? null : name;
}

describe('a codebook of two people', () => {
  it.each(PLACES)(
    'CB6: loses of its $name what one removed and the other left alone, and nothing else',
    ({ holding, itemsOf }) => {
      fc.assert(
        fc.property(fates, additions, (given, added) => {
          const base = holding(given.map((_, at) => defined(`item-${at}`)));
          const [mine, theirs] = (['mine', 'theirs'] as const).map((person) =>
            holding(listOf(person, given, added)),
          );
          if (mine === undefined || theirs === undefined) return;
          const expected = given.map((each, at): [string, string | null] => {
            const id = `item-${at}`;
            return [id, nameAfter(each, id)];
          });
          for (const person of ['mine', 'theirs'] as const)
            if (added[person]) expected.push([`new-of-${person}`, `new-of-${person}`]);
          const items = itemsOf(merged(base, mine, theirs)) ?? [];
          expect(new Map(items.map(({ id, name }) => [id, name]))).toEqual(
            new Map(expected.filter(([, name]) => name !== null)),
          );
        }),
      );
    },
  );

  it('CB6: keeps a part in each kind, also where each removed the parts the other left', () => {
    const [own, cue] = [defined('own'), defined('cue')];
    const withParts = (...parts: [Part, ...Part[]]): Codebook => codebookOf({ parts });
    const both = merged(withParts(own, cue), withParts(own), withParts(cue));
    expect(both).toEqual(withParts(own));
    expect(checkCodebook(both)).toEqual([]);
  });
});
