import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId, type TagId } from '#domain/ids.ts';
import { pastOf, type PastStep } from './tag-past.ts';

const id = newId<TagId>();
const record = { kind: 'entity', label: 'person', by: null, at: 5 };
const made: PastStep = { verb: 'created', changed: [], before: null, after: record };
const labelled = (before: string, after: string): PastStep => ({
  verb: 'changed',
  changed: ['label'],
  before: { label: before },
  after: { label: after },
});
const removed = (before: PastStep['before']): PastStep => ({
  verb: 'deleted',
  changed: [],
  before,
  after: null,
});

const told = (steps: readonly PastStep[]): (string | null)[] =>
  pastOf(id, steps).map((state) => (state.type === 'tag' ? state.tag.label : state.type));

it('HS1: tells what a tag was after every step', () => {
  const place = { ...record, label: 'place' };
  expect(
    told([made, labelled('person', 'place'), removed(place), { ...made, after: place }]),
  ).toEqual(['person', 'place', 'removed', 'place']);
});

it('HS1: empties what a step emptied', () => {
  const filled = { ...made, after: { ...record, 'field:note': 'A' } };
  const emptied: PastStep = {
    verb: 'changed',
    changed: ['field:note'],
    before: { 'field:note': 'A' },
    after: {},
  };
  const [first, last] = pastOf(id, [filled, emptied]);
  expect(first).toMatchObject({ tag: { fields: { note: 'A' } } });
  expect(last).toMatchObject({ tag: { fields: {} } });
});

it('HS1: does not make up what was not written down', () => {
  const blank: PastStep = { ...made, after: null };
  expect(told([blank, labelled('person', 'place')])).toEqual(['unknown', 'unknown']);
  expect(told([blank, removed(record)])).toEqual(['person', 'removed']);
  expect(told([{ ...made, after: { kind: 5 } }])).toEqual(['unknown']);
});

it('HS1: agrees with the record after any changes', () => {
  const key = fc.constantFrom('label', 'field:a', 'field:b');
  const change = fc.tuple(key, fc.option(fc.string(), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      let now: Record<string, unknown> = { ...record };
      const steps = changes.map(([name, value]): PastStep => {
        const { [name]: before, ...rest } = now;
        now = value === undefined ? rest : { ...rest, [name]: value };
        return {
          verb: 'changed',
          changed: [name],
          before: before === undefined ? {} : { [name]: before },
          after: value === undefined ? {} : { [name]: value },
        };
      });
      const last = pastOf(id, [made, ...steps]).at(-1);
      expect(last).toMatchObject({
        type: 'tag',
        tag: { label: now['label'] ?? null, createdAt: 5 },
      });
    }),
  );
});
