import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_LIMIT } from '../limits.ts';
import {
  rowsAfter,
  withAnother,
  withoutRow,
  withRow,
  withRowsBack,
  type EvidenceRow,
} from './evidence-rows.ts';
import type { Evidence } from './tag.ts';

const row = (url: string, title = '', note = ''): Evidence => ({ url, title, note });
const [a, b, c] = [row('https://a.example'), row('https://b.example'), row('https://c.example')];
const seen = (list: readonly Evidence[], index: number): EvidenceRow => ({
  list,
  index,
  evidence: list[index] as Evidence,
});

const evidence = fc.record({
  url: fc.constantFrom('', 'https://a.example', 'https://b.example'),
  title: fc.constantFrom('', 'A', 'B'),
  note: fc.constantFrom('', 'a', 'b'),
});
const lists = fc.array(evidence, { maxLength: 6 });

describe('which row is which', () => {
  it.each([
    ['one above is removed', [a, b, c], [b, c], [null, 0, 1]],
    ['one above is removed and the next changed', [a, b], [{ ...b, note: 'n' }], [null, 0]],
    ['one is added at the end', [a], [a, b], [0]],
    ['all one says is another thing', [a, b], [a, row('https://d.example')], [0, null]],
    ['a column of one is another', [row('', 'A', 'n')], [row('', 'A', 'm')], [0]],
    ['one goes on', [row('https://a.ex')], [a], [0]],
    ['one is another, blank where it was blank', [row('', 'A')], [row('', 'B')], [null]],
    ['all are removed', [a, b], [], [null, null]],
    ['a blank one is filled', [a, row('')], [a, row('https://b.example')], [0, 1]],
  ])('%s', (_, before, after, places) => {
    expect(rowsAfter(before, after)).toEqual(places);
  });

  it('pairs each row with at most one other, in their order', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const places = rowsAfter(before, after).filter((place) => place !== null);
        expect(places).toEqual([...new Set(places)].toSorted((one, other) => one - other));
        expect(places.every((place) => place < after.length)).toBe(true);
      }),
    );
  });

  it('loses none of a list but the row that was taken from it', () => {
    fc.assert(
      fc.property(lists, fc.nat(5), (before, at) => {
        const after = before.toSpliced(at, 1);
        const lost = rowsAfter(before, after).filter((place) => place === null);
        expect(lost).toHaveLength(before.length - after.length);
      }),
    );
  });
});

describe('a change of one row, over what a colleague made of the list meanwhile', () => {
  it('goes to its row, wherever that stands', () => {
    expect(withRow([b, c], seen([a, b, c], 2), { note: 'n' })).toEqual([b, { ...c, note: 'n' }]);
    expect(withoutRow([b, c], seen([a, b, c], 1))).toEqual([c]);
  });

  it('leaves what they changed of the same row', () => {
    const theirs = { ...b, title: 'B' };
    expect(withRow([a, theirs], seen([a, b], 1), { note: 'n' })).toEqual([
      a,
      { ...theirs, note: 'n' },
    ]);
  });

  it('puts the row back that they removed, and removes none in its place', () => {
    expect(withRow([a], seen([a, b], 1), { note: 'n' })).toEqual([a, { ...b, note: 'n' }]);
    expect(withRow([a], { ...seen([a, b], 1), index: null }, {})).toEqual([a, b]);
    expect(withoutRow([a], seen([a, b], 1))).toEqual([a]);
  });

  it('HS6: takes no row for another that is blank where it is', () => {
    expect(withRow([b], seen([a], 0), { note: 'n' })).toEqual([b, { ...a, note: 'n' }]);
    expect(withoutRow([b], seen([a], 0))).toEqual([b]);
  });

  it('HS6: fills a blank row where it stands, and takes away none that was filled meanwhile', () => {
    const blank = row('');
    expect(withRow([a, b], seen([a, blank], 1), { note: 'n' })).toEqual([a, { ...b, note: 'n' }]);
    expect(withoutRow([a, b], seen([a, blank], 1))).toEqual([a, b]);
    expect(withoutRow([a, blank], seen([a, blank], 1))).toEqual([a]);
  });

  it('never makes the list longer than it may be', () => {
    const full = Array.from({ length: EVIDENCE_LIMIT }, (_, at) => row(`https://${at}.example`));
    expect(withAnother(full, a)).toEqual(full);
    expect(withAnother([a], b)).toEqual([a, b]);
  });
});

describe('rows that are put back, over what a colleague made of the list since', () => {
  it('HS6: stand beside those that came instead', () => {
    expect(withRowsBack([b, c], [a])).toEqual([b, c, a]);
    expect(withRowsBack([b], [a, row(''), b])).toEqual([b, a]);
  });

  it('HS6: say what they said, and leave what was said where they said nothing', () => {
    const mine = { ...a, title: 'mine' };
    const theirs = { ...a, title: 'theirs', note: 'theirs' };
    expect(withRowsBack([theirs, b], [mine])).toEqual([{ ...theirs, title: 'mine' }, b]);
  });

  it('HS6: say again what was written over, and no more than that', () => {
    const [theirs, mine] = ['theirs', 'mine'].map((title) => ({ ...a, title })) as [
      Evidence,
      Evidence,
    ];
    const since = { ...mine, note: 'since' };
    expect(withRowsBack([b, since], [theirs], [mine])).toEqual([b, { ...since, title: 'theirs' }]);
    expect(withRowsBack([b, mine], [a], [mine])).toEqual([b, a]);
    expect(withRowsBack([b], [theirs], [mine])).toEqual([b, theirs]);
  });

  it('never lose a row, nor make one twice', () => {
    fc.assert(
      fc.property(lists, lists, (now, rows) => {
        const back = withRowsBack(now, rows);
        expect(back.length).toBeGreaterThanOrEqual(now.length);
        expect(back.length).toBeLessThanOrEqual(now.length + rows.length);
        expect(withRowsBack(rows, rows)).toEqual(rows);
      }),
    );
  });
});
