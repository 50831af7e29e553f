import { describe, expect, it } from 'vitest';
import { readEntityAddress, readWikidataId } from './addresses.ts';

describe('a Wikidata id', () => {
  it('EN6: is read as typed, or out of an address that was pasted', () => {
    for (const typed of [
      'Q42',
      ' q42 ',
      'https://www.wikidata.org/wiki/Q42',
      'https://m.wikidata.org/wiki/Q42#P31',
      'http://www.wikidata.org/entity/Q42',
    ])
      expect(readWikidataId(typed)).toEqual({ ok: true, value: 'Q42' });
    expect(readWikidataId('  ')).toEqual({ ok: true, value: '' });
  });

  it('EN6: is nothing else', () => {
    for (const typed of [
      '42',
      'Q0',
      'P31',
      'https://wikidata.org.example/wiki/Q42',
      'javascript:Q1',
    ])
      expect(readWikidataId(typed)).toMatchObject({ ok: false, problem: { path: 'wikidataId' } });
  });
});

describe('an entity’s address', () => {
  it('EN6: begins with https: and names nobody', () => {
    expect(readEntityAddress(' https://harbour.example/board ')).toEqual({
      ok: true,
      value: 'https://harbour.example/board',
    });
    for (const typed of [
      'http://harbour.example/',
      'javascript:alert(1)',
      'harbour.example',
      'https://me:secret@harbour.example/',
      `https://harbour.example/${'x'.repeat(3000)}`,
    ])
      expect(readEntityAddress(typed)).toMatchObject({ ok: false, problem: { path: 'url' } });
  });
});
