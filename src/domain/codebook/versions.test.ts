import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCodebook, variantOf } from '#tests/support/arbitrary-codebook.ts';
import { newId, type TagId } from '../ids.ts';
import type { FieldValue, Tag } from '../tag/tag.ts';
import { adopted } from './adopt.ts';
import { changesBetween, changeWords, contestedBetween } from './changes.ts';
import { checkCodebook } from './check-codebook.ts';
import { colourWarnings } from './check-colours.ts';
import { checkTag, isMissing } from './check-tag.ts';
import { readCodebookFile, writeCodebookFile } from './codebook-file.ts';
import type { Codebook, Field, Kind, Label } from './codebook.ts';
import { DEFAULT_CODEBOOK } from './default-codebook.ts';
import { freshTag } from './fresh-tag.ts';
import {
  choiceByKey,
  currentChoice,
  freeKeys,
  isRetired,
  renamedSince,
  RESERVED_KEYS,
  retiredSince,
} from './keys.ts';
import { merged } from './merge.ts';
import { parseCodebook, storedCodebook } from './parse-codebook.ts';
import { isShown } from './shown-field.ts';
import { addressesIn, removedBetween } from './usage.ts';

const [ENTITY, QUOTE, CLAIM] = DEFAULT_CODEBOOK.kinds;
if (ENTITY === undefined || QUOTE === undefined || CLAIM === undefined) throw new Error('no kinds');

const value: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constantFrom<FieldValue>('a', 'b', '2026-03-31', 'https://a.example/', 4, true, false),
  fc.constant<FieldValue>({ unnamed: 'a sailor' }),
  fc.constantFrom<FieldValue>(['a'], ['a', 'a'], ['a', 'b'], []),
  fc.string(),
);

const anyTag: fc.Arbitrary<Tag<unknown>> = fc.record({
  id: fc.constant(newId<TagId>()),
  kind: fc.constantFrom('a', 'b', 'c'),
  label: fc.option(fc.constantFrom('a', 'b', 'c')),
  parts: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.array(fc.constant('here'))),
  fields: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value),
  createdBy: fc.constant(null),
  createdAt: fc.constant(0),
});

const sound = variantOf(DEFAULT_CODEBOOK);

describe('any codebook', () => {
  it('CB1: is checked without fail, each problem at a place of it and in words', () => {
    fc.assert(
      fc.property(anyCodebook, (codebook) => {
        for (const { path, message } of checkCodebook(codebook)) {
          expect(message).toMatch(/\.$/);
          expect(path.split('.')[0]).toMatch(/^(kinds|linkTypes)$/);
        }
      }),
    );
  });

  it('CB1: gives each key once and none of the desk’s, when it is sound', () => {
    fc.assert(
      fc.property(sound, (codebook) => {
        expect(checkCodebook(codebook)).toEqual([]);
        const keys = [...choiceByKey(codebook).keys()];
        expect(keys.filter((key) => RESERVED_KEYS.includes(key))).toEqual([]);
      }),
    );
  });

  it('CB2: checks any tag, in words', () => {
    fc.assert(
      fc.property(anyCodebook, anyTag, (codebook, tag) => {
        for (const { message } of checkTag(codebook, tag)) expect(message).toMatch(/\.$/);
      }),
    );
  });

  it('CB2: finds nothing wrong with a fresh tag of what it offers', () => {
    fc.assert(
      fc.property(sound, (codebook) => {
        for (const choice of choiceByKey(codebook).values()) {
          const id = newId<TagId>();
          const fresh = freshTag({ ...choice, id, places: ['here'], by: null, at: 0 });
          expect(checkTag(codebook, fresh)).toEqual([]);
        }
      }),
    );
  });

  it('CB2: asks for a required field exactly where it is shown, empty and not retired', () => {
    fc.assert(
      fc.property(anyCodebook, anyTag, ({ kinds }, { fields }) => {
        for (const kind of kinds)
          for (const field of kind.fields)
            expect(isMissing(kind, field, fields)).toBe(
              field.required === true &&
                field.retired !== true &&
                fields[field.id] === undefined &&
                isShown(kind, field, fields),
            );
      }),
    );
  });

  it('CB3, CB7: reads back equal as it is stored and as a file', () => {
    fc.assert(
      fc.property(anyCodebook, (codebook) => {
        expect(storedCodebook(JSON.parse(JSON.stringify(codebook)))).toEqual(codebook);
        expect(parseCodebook(codebook)).toEqual({ ok: true, codebook });
        const file = readCodebookFile(writeCodebookFile('Any', codebook));
        if (checkCodebook(codebook).length > 0) expect(file.ok).toBe(false);
        else expect(file).toEqual({ ok: true, name: 'Any', codebook });
      }),
    );
  });

  it('says how another differs, and of itself nothing', () => {
    fc.assert(
      fc.property(sound, sound, (one, other) => {
        expect(changesBetween(one, one)).toEqual([]);
        for (const change of changesBetween(one, other)) expect(changeWords(change)).toMatch(/\w/);
      }),
    );
  });

  it('CB6: merged with an unchanged one is the changed one, whoever changed it', () => {
    fc.assert(
      fc.property(sound, sound, (base, changed) => {
        expect(merged(base, changed, base)).toEqual(changed);
        expect(merged(base, base, changed)).toEqual(changed);
        expect(merged(base, changed, changed)).toEqual(changed);
      }),
    );
  });

  it('CB6: put on top of another says what both changed, and what the other made of it', () => {
    const [entity, ...rest] = DEFAULT_CODEBOOK.kinds;
    const withKind = (change: Partial<Kind>): Codebook => ({
      ...DEFAULT_CODEBOOK,
      kinds: [{ ...(entity as Kind), ...change }, ...rest],
    });
    const mine = withKind({ description: 'A name.', key: 'x' });
    const theirs = withKind({ description: 'Whoever is named.', name: 'Thing' });
    expect(contestedBetween(DEFAULT_CODEBOOK, mine, theirs).map(changeWords)).toEqual([
      'Kind Thing changed: definition ‘A name.’, was ‘Whoever is named.’',
    ]);
    expect(contestedBetween(DEFAULT_CODEBOOK, mine, DEFAULT_CODEBOOK)).toEqual([]);
    expect(contestedBetween(DEFAULT_CODEBOOK, mine, mine)).toEqual([]);
  });

  it('CB5: that follows another loses nothing that tags use', () => {
    fc.assert(
      fc.property(sound, sound, (current, next) => {
        const usage = Object.fromEntries(addressesIn(current).map((address) => [address, 1]));
        const following = adopted(next, current, usage);
        const gone = removedBetween(current, following).filter((address) => usage[address] === 1);
        const isChoiceOfPlain = (address: string): boolean => address.split('/').length === 4;
        expect(gone.filter((address) => !isChoiceOfPlain(address))).toEqual([]);
      }),
    );
  });
});

describe('a field with a rule', () => {
  const why: Field = {
    id: 'why',
    name: 'Why',
    description: '',
    type: 'text',
    required: true,
    shownWhen: { field: 'verdict', values: ['refuted', 'disputed'] },
  };
  const claim: Kind = { ...CLAIM, fields: [...CLAIM.fields, why] };
  const codebook: Codebook = { kinds: [claim], linkTypes: [] };
  const tag = freshTag({
    id: newId<TagId>(),
    kind: claim,
    label: null,
    places: ['x'],
    by: null,
    at: 0,
  });
  const messages = (fields: Tag<unknown>['fields']): string[] =>
    checkTag(codebook, { ...tag, fields }).map(({ message }) => message);

  it('CB2: is required only where it is shown', () => {
    expect(messages({ verdict: 'none' })).toEqual([]);
    expect(messages({ verdict: 'refuted' })).toEqual(['Why is required.']);
    expect(messages({ verdict: 'refuted', why: 'The bill says so.' })).toEqual([]);
  });

  it('CB2: keeps and marks a value where it no longer applies', () => {
    expect(messages({ verdict: 'supported', why: 'The bill says so.' })).toEqual([
      'Why applies only where Verdict is Refuted or Disputed.',
    ]);
  });

  it('CB2: finds no value too many where only what a field begins with is hidden', () => {
    const shownWhen = { field: 'voice', values: ['claimant'] };
    const fields = CLAIM.fields.map((field) =>
      field.id === 'verdict' ? { ...field, shownWhen } : field,
    );
    const ruled: Codebook = { kinds: [{ ...CLAIM, fields }], linkTypes: [] };
    const problems = (verdict: string): readonly string[] =>
      checkTag(ruled, { ...tag, fields: { verdict } }).map(({ message }) => message);
    expect(problems('none')).toEqual([]);
    expect(problems('refuted')).toEqual(['Verdict applies only where Voice is A claimant’s.']);
  });

  it('CB1: asks about a field that can answer, and never in a circle', () => {
    const checked = (fields: readonly Field[]): string[] =>
      checkCodebook({ ...codebook, kinds: [{ ...claim, fields }] }).map(({ message }) => message);
    const circle = { ...why, shownWhen: { field: 'why', values: ['x'] } };
    expect(checked([...CLAIM.fields, circle])).toEqual([
      'A rule asks about a choice or a yes or no.',
    ]);
    const yes = { ...why, type: 'yes-no' as const, shownWhen: { field: 'why', values: ['yes'] } };
    expect(checked([yes])).toEqual(['This rule asks, in the end, about its own field.']);
    expect(checked([why])).toEqual(['Claim has no field “verdict”.']);
  });
});

describe('what was retired', () => {
  const labels = ENTITY.labels.map((label) =>
    label.id === 'event' ? { ...label, retired: true } : label,
  );
  const after: Codebook = { ...DEFAULT_CODEBOOK, kinds: [{ ...ENTITY, labels }, QUOTE, CLAIM] };
  const event = currentChoice(DEFAULT_CODEBOOK, {
    kind: ENTITY,
    label: { id: 'event', name: '', description: '' },
  });

  it('CB4: is no longer offered, and its key is free', () => {
    expect(choiceByKey(after).has('e')).toBe(false);
    expect(retiredSince(DEFAULT_CODEBOOK, after)).toEqual(['Event']);
    expect(freeKeys(DEFAULT_CODEBOOK)).not.toContain('e');
    expect(freeKeys(after)).toContain('e');
    const ship = { id: 'ship', name: 'Ship', description: '', key: 'e' };
    const kinds = [{ ...ENTITY, labels: [...labels, ship] }, QUOTE, CLAIM];
    expect(checkCodebook({ ...after, kinds })).toEqual([]);
    expect(choiceByKey({ ...after, kinds }).get('e')?.label?.name).toBe('Ship');
  });

  it('CB8: tells what goes by another name or key', () => {
    const [person, ...others] = ENTITY.labels;
    if (person === undefined) throw new Error('no labels');
    const { key: _, ...keyless } = person;
    const withPerson = (changed: Label): Codebook => ({
      ...DEFAULT_CODEBOOK,
      kinds: [{ ...ENTITY, labels: [changed, ...others] }, QUOTE, CLAIM],
    });
    const renamed = (changed: Label) => renamedSince(DEFAULT_CODEBOOK, withPerson(changed));
    expect(renamed(person)).toEqual([]);
    expect(renamed({ ...person, retired: true })).toEqual([]);
    expect(renamed({ ...person, name: 'Human', key: 'B' })).toEqual([
      { was: 'Person', name: 'Human', key: 'B' },
    ]);
    expect(renamed(keyless)).toEqual([{ was: 'Person', name: 'Person', key: '' }]);
  });

  it('CB4: stays what it was on tags, which are marked', () => {
    if (event === null) throw new Error('no events');
    expect(isRetired(currentChoice(after, event) ?? event)).toBe(true);
    const tag = freshTag({ ...event, id: newId<TagId>(), places: ['x'], by: null, at: 0 });
    expect(checkTag(after, tag)).toEqual([
      { path: 'label', message: 'The label Event was retired.' },
    ]);
  });
});

describe('a codebook file', () => {
  const harbour = readFileSync(
    new URL('../../../tests/fixtures/harbour.codebook.json', import.meta.url),
    'utf8',
  );

  it('CB7, CB12: written by hand, as earlier versions of it were, is read', () => {
    expect(harbour).toContain('"version": 1');
    const read = readCodebookFile(harbour);
    expect(read.ok && read.name).toBe('Harbour desk');
    expect(read.ok && read.codebook.kinds.map(({ id }) => id)).toEqual(['vessel', 'promise']);
  });

  it('CB7: says every fault with its line', () => {
    const broken = harbour
      .replace('"colour": "teal"', '"colour": "mauve"')
      .replace('"type": "yes-no"', '"typ": "yes-no"');
    const read = readCodebookFile(broken);
    const lineOf = (words: string): number =>
      broken.slice(0, broken.indexOf(words)).split('\n').length;
    expect(read.ok ? [] : read.faults.map(({ line, path }) => ({ line, path }))).toEqual([
      { line: lineOf('mauve'), path: 'kinds.0.colour' },
      { line: expect.any(Number), path: 'kinds.1.fields.0.type' },
      { line: lineOf('"typ"'), path: 'kinds.1.fields.0.typ' },
    ]);
  });

  it('CB7: of something else, or of a later version, is told apart', () => {
    const faults = (text: string): string[] => {
      const read = readCodebookFile(text);
      return read.ok ? [] : read.faults.map(({ line, message }) => `${line}: ${message}`);
    };
    expect(faults('{"kinds": []}')).toEqual([
      '1: “format” is missing: one of copydesk-codebook.',
      '1: “version” is missing: a number.',
    ]);
    expect(faults('{"format": "copydesk-codebook",\n"version": 3}')).toEqual([
      '2: This file is of version 3; this desk reads versions 1 to 2.',
    ]);
    expect(faults('[]')).toEqual(['1: This should be an object in braces.']);
    expect(faults('{"format":\n')).toEqual(['2: The file ends too early.']);
  });
});

describe('tag colours', () => {
  it('CB11: of the default codebook differ from their neighbours to every eye', () => {
    expect(colourWarnings(DEFAULT_CODEBOOK)).toEqual([]);
  });

  it('CB11: that some eyes take for their neighbour’s are named', () => {
    const kinds = [
      { ...QUOTE, colour: 'green' as const },
      { ...CLAIM, colour: 'red' as const },
    ];
    expect(colourWarnings({ ...DEFAULT_CODEBOOK, kinds })).toEqual([
      {
        path: 'kinds.1.colour',
        message: 'To an eye without green cones, Claim looks like Quote before it.',
      },
    ]);
  });
});
