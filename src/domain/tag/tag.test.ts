import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityId } from '../ids.ts';
import { referenceText } from './display.ts';
import { parseFieldValue } from './field-value.ts';
import { parseDecision, parseEntity, parseLink } from './parse.ts';

const ID = '0123456789abcdef';
const OTHER = 'fedcba9876543210';

describe('reading a field’s value', () => {
  it('takes what a field can hold', () => {
    const evidence = [{ url: 'https://example.org/', title: 'A report', note: '' }];
    for (const value of ['yes', 4.2, true, { entity: ID }, { unnamed: 'a sailor' }, evidence, []])
      expect(parseFieldValue(value)).toEqual({ ok: true, value });
  });

  it('leaves out what stands beside it', () => {
    const source = { url: 'https://example.org/', title: 'A report', note: '' };
    const read = [
      { entity: ID, more: 1 },
      { unnamed: 'a sailor', more: 1 },
      [{ ...source, more: 1 }],
    ];
    expect(read.map((value) => parseFieldValue(value))).toEqual(
      [{ entity: ID }, { unnamed: 'a sailor' }, [source]].map((value) => ({ ok: true, value })),
    );
  });

  it('refuses everything else, naming where it stood', () => {
    for (const value of [
      null,
      undefined,
      NaN,
      {},
      { entity: 'x' },
      { entity: ID, unnamed: 'a sailor' },
      [1],
      [{ url: 1 }],
    ])
      expect(parseFieldValue(value, 'fields.speaker')).toMatchObject({
        ok: false,
        problem: { path: 'fields.speaker' },
      });
  });
});

describe('reading a link', () => {
  const record = { type: 'supports', from: ID, to: OTHER, by: ID, at: 5 };

  it('takes a whole record', () => {
    expect(parseLink(ID, record)).toEqual({
      ok: true,
      value: {
        id: ID,
        type: 'supports',
        from: ID,
        to: OTHER,
        away: null,
        createdBy: ID,
        createdAt: 5,
      },
    });
  });

  it('takes an end in another article, and nothing that stands beside it', () => {
    const away = { end: 'to', article: OTHER };
    expect(parseLink(ID, { ...record, away: { ...away, deep: [[]] } })).toMatchObject({
      value: { away },
    });
    for (const broken of ['to', { end: 'both', article: OTHER }, { end: 'to', article: '' }])
      expect(parseLink(ID, { ...record, away: broken })).toMatchObject({
        problem: { path: 'away' },
      });
  });

  it('names what is missing', () => {
    expect(parseLink(ID, { ...record, to: 'nowhere' })).toMatchObject({ problem: { path: 'to' } });
    expect(parseLink('x', record)).toMatchObject({ problem: { path: 'id' } });
  });
});

describe('reading an entity', () => {
  it('fills in what may be missing', () => {
    expect(parseEntity(ID, { name: 'Ines Okafor', type: 'person', by: null, at: 5 })).toEqual({
      ok: true,
      value: {
        id: ID,
        name: 'Ines Okafor',
        type: 'person',
        aliases: [],
        note: '',
        role: '',
        url: '',
        wikidataId: '',
        mergedInto: null,
        removed: false,
        createdBy: null,
        createdAt: 5,
      },
    });
  });

  it('names what it cannot take', () => {
    const record = { name: 'Ines Okafor', type: 'person', by: ID, at: 5 };
    expect(parseEntity(ID, { ...record, name: ' ' })).toMatchObject({ problem: { path: 'name' } });
    expect(parseEntity(ID, { ...record, aliases: ['Okafor', 3] })).toMatchObject({
      problem: { path: 'aliases' },
    });
    expect(parseEntity(ID, { ...record, wikidataId: 'Q' })).toMatchObject({
      problem: { path: 'wikidataId' },
    });
    expect(parseEntity(ID, { ...record, url: 'javascript:alert(1)' })).toMatchObject({
      problem: { path: 'url' },
    });
    expect(parseEntity(ID, { ...record, mergedInto: 'nowhere' })).toMatchObject({
      problem: { path: 'mergedInto' },
    });
    expect(parseEntity(ID, { ...record, note: 'x'.repeat(5_000) })).toMatchObject({
      problem: { path: 'note' },
    });
  });
});

describe('reading a decision', () => {
  it('needs a reason for a rejection only', () => {
    const record = { state: 'accepted', digest: 'd', by: ID, at: 5 };
    expect(parseDecision(ID, record)).toMatchObject({ ok: true, value: { tagId: ID, reason: '' } });
    expect(parseDecision(ID, { ...record, state: 'rejected', reason: ' ' })).toMatchObject({
      problem: { path: 'reason' },
    });
  });
});

describe('any record from outside', () => {
  it('is a value or a problem in words', () => {
    const record = fc.oneof(
      fc.anything(),
      fc.dictionary(fc.constantFrom('type', 'name', 'state', 'from', 'by', 'at'), fc.anything()),
    );
    fc.assert(
      fc.property(fc.oneof(fc.constant(ID), fc.string()), record, (id, value) => {
        for (const result of [
          parseLink(id, value),
          parseEntity(id, value),
          parseDecision(id, value),
          parseFieldValue(value),
        ])
          expect(result.ok || result.problem.message.endsWith('.')).toBe(true);
      }),
    );
  });
});

describe('whom a field points at, in words', () => {
  const nameOf = (id: EntityId) =>
    id === ID ? { name: 'Ines Okafor', removed: false } : undefined;

  it('is a name, or a description of someone unnamed', () => {
    expect(referenceText({ entity: ID as EntityId }, nameOf)).toBe('Ines Okafor');
    expect(referenceText({ unnamed: 'a sailor' }, nameOf)).toBe('Unnamed: a sailor');
    expect(referenceText({ unnamed: '' }, nameOf)).toBe('Unnamed');
  });

  it('says when the entry is gone', () => {
    expect(referenceText({ entity: OTHER as EntityId }, nameOf)).toBe('No longer in the register');
    const removed = { name: 'Ines Okafor', removed: true };
    expect(referenceText({ entity: ID as EntityId }, () => removed)).toBe(
      'Ines Okafor (removed from the register)',
    );
  });
});
