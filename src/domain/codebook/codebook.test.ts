import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId, type ArticleId, type EntityId, type TagId } from '../ids.ts';
import type { Tag } from '../tag/tag.ts';
import { checkCodebook } from './check-codebook.ts';
import { checkLink, checkTag } from './check-tag.ts';
import { linkTypesBetween, nameWhereItEnds } from './link-types.ts';
import { kindOf, labelOf, type Codebook, type Kind } from './codebook.ts';
import { DEFAULT_CODEBOOK } from './default-codebook.ts';
import { freshTag } from './fresh-tag.ts';
import { choiceByKey } from './keys.ts';

const id = '0123456789abcdef' as TagId;

function kind(kindId: string): Kind {
  const found = kindOf(DEFAULT_CODEBOOK, kindId);
  if (found === undefined) throw new Error(`no kind ${kindId}`);
  return found;
}

function fresh(kindId: string, label?: string): Tag<string> {
  const ofKind = kind(kindId);
  return freshTag({
    id,
    kind: ofKind,
    label: labelOf(ofKind, label ?? null) ?? null,
    places: ['a place'],
    by: null,
    at: 0,
  });
}

function paths(tag: Tag<unknown>): string[] {
  return checkTag(DEFAULT_CODEBOOK, tag).map(({ path }) => path);
}

describe('the default codebook', () => {
  it('is sound', () => {
    expect(checkCodebook(DEFAULT_CODEBOOK)).toEqual([]);
  });

  it('gives each label and kind its key', () => {
    const given = [...choiceByKey(DEFAULT_CODEBOOK)].map(
      ([key, choice]) => `${key} ${(choice.label ?? choice.kind).name}`,
    );
    expect(given).toEqual([
      'p Person',
      'o Organization',
      'l Place',
      'e Event',
      'w Law or document',
      'd Date',
      'm Money',
      'x Other',
      'q Quote',
      'c Claim',
    ]);
  });

  it('defines and shows an example of everything a reader can choose', () => {
    for (const one of DEFAULT_CODEBOOK.kinds)
      for (const { description, examples } of [one, ...one.labels]) {
        expect(description).toMatch(/\.$/);
        expect(examples).not.toEqual([]);
      }
  });
});

describe('a fresh tag', () => {
  it('has its words in the first part and the initial values of its fields', () => {
    expect(fresh('claim')).toEqual({
      id,
      kind: 'claim',
      label: null,
      parts: { content: ['a place'] },
      fields: { checkWorthiness: 'maybe', verdict: 'none' },
      createdBy: null,
      createdAt: 0,
    });
  });

  it('is sound in every kind', () => {
    expect(paths(fresh('entity', 'person'))).toEqual([]);
    expect(paths(fresh('quote'))).toEqual([]);
    expect(paths(fresh('claim'))).toEqual([]);
  });
});

describe('checking a tag', () => {
  it('finds a kind and a label the codebook does not have', () => {
    expect(paths({ ...fresh('quote'), kind: 'rumour' })).toEqual(['kind']);
    expect(paths({ ...fresh('entity', 'person'), label: 'ghost' })).toEqual(['label']);
    expect(paths({ ...fresh('entity', 'person'), label: null })).toEqual(['label']);
    expect(paths({ ...fresh('quote'), label: 'person' })).toEqual(['label']);
  });

  it('finds parts that are unknown, and own words that are missing', () => {
    expect(paths({ ...fresh('quote'), parts: { cue: ['said'] } })).toEqual(['parts.content']);
    expect(
      paths({ ...fresh('entity', 'person'), parts: { mention: ['x'], cue: ['said'] } }),
    ).toEqual(['parts.cue']);
    expect(paths({ ...fresh('quote'), parts: { content: Array(51).fill('x') } })).toEqual([
      'parts.content',
    ]);
  });

  it('finds values their fields cannot hold', () => {
    const claim = fresh('claim');
    const evidence = (url: string): Tag<unknown> => ({
      ...claim,
      fields: { evidence: [{ url, title: 'A report', note: '' }] },
    });
    expect(paths({ ...claim, fields: { verdict: 'perhaps' } })).toEqual(['fields.verdict']);
    expect(paths({ ...claim, fields: { note: 7 } })).toEqual(['fields.note']);
    expect(paths({ ...claim, fields: { mood: 'grim' } })).toEqual(['fields.mood']);
    expect(paths(evidence('https://example.org/report'))).toEqual([]);
    expect(paths(evidence('javascript:alert(1)'))).toEqual(['fields.evidence']);
    expect(paths({ ...fresh('quote'), fields: { speaker: { unnamed: 'a spokesman' } } })).toEqual(
      [],
    );
    expect(
      paths({ ...fresh('quote'), fields: { speaker: { entity: id as string as EntityId } } }),
    ).toEqual([]);
    expect(paths({ ...fresh('quote'), fields: { speaker: 'Okafor' } })).toEqual(['fields.speaker']);
  });

  it('finds a required field that is empty', () => {
    const quote = kind('quote');
    const strict: Codebook = {
      ...DEFAULT_CODEBOOK,
      kinds: [{ ...quote, fields: quote.fields.map((field) => ({ ...field, required: true })) }],
    };
    expect(checkTag(strict, fresh('quote'))).toEqual([
      { path: 'fields.speaker', message: 'Speaker is required.' },
    ]);
  });

  it('answers whatever a tag holds', () => {
    const anything = fc.record({
      kind: fc.oneof(fc.constantFrom('entity', 'quote', 'claim'), fc.string()),
      label: fc.option(fc.string()),
      parts: fc.dictionary(fc.string(), fc.array(fc.anything())),
      fields: fc.dictionary(
        fc.oneof(fc.constantFrom('speaker', 'evidence', 'note'), fc.string()),
        fc.anything(),
      ),
    });
    fc.assert(
      fc.property(anything, (tag) => {
        const problems = checkTag(DEFAULT_CODEBOOK, { ...fresh('quote'), ...tag } as Tag<unknown>);
        for (const { message } of problems) expect(message).toMatch(/\.$/);
      }),
    );
  });
});

describe('checking a link', () => {
  const wrong = (type: string, from?: string, to?: string): string[] =>
    checkLink(DEFAULT_CODEBOOK, { type, away: null }, { from, to }).map(({ path }) => path);

  it('allows what the codebook allows', () => {
    expect(wrong('supports', 'claim', 'claim')).toEqual([]);
    expect(wrong('about', 'quote', 'entity')).toEqual([]);
    expect(wrong('same-as', 'quote', 'quote')).toEqual([]);
  });

  it('finds ends of the wrong kind, ends that are gone and types that are unknown', () => {
    expect(wrong('supports', 'claim', 'entity')).toEqual(['to']);
    expect(wrong('about', 'entity', undefined)).toEqual(['from', 'to']);
    expect(wrong('same-as', 'quote', 'claim')).toEqual(['to']);
    expect(wrong('refutes', 'claim', 'claim')).toEqual(['type']);
  });

  it('asks nothing of an end in another article', () => {
    const away = { end: 'to', article: newId<ArticleId>() } as const;
    const ends = { from: 'claim', to: undefined };
    expect(checkLink(DEFAULT_CODEBOOK, { type: 'supports', away }, ends)).toEqual([]);
    expect(
      checkLink(DEFAULT_CODEBOOK, { type: 'about', away }, { ...ends, from: 'entity' }),
    ).toEqual([{ path: 'from', message: 'About cannot join a tag of kind “entity” here.' }]);
  });
});

describe('the link types between two kinds', () => {
  const between = (from: string, to: string): string[] =>
    linkTypesBetween(DEFAULT_CODEBOOK, from, to).map(({ id }) => id);

  it('are those whose ends allow both, in that direction', () => {
    expect(between('claim', 'claim')).toEqual(['supports', 'contradicts', 'repeats', 'same-as']);
    expect(between('claim', 'entity')).toEqual(['about']);
    expect(between('entity', 'claim')).toEqual([]);
    expect(between('entity', 'entity')).toEqual(['same-as']);
  });
});

describe('what a link says where it ends', () => {
  const named = (id: string) => DEFAULT_CODEBOOK.linkTypes.filter((type) => type.id === id);

  it('CB12: is its inverse name, or its name where it means the same both ways', () => {
    expect(['supports', 'contradicts'].flatMap(named).map(nameWhereItEnds)).toEqual([
      'Is supported by',
      'Contradicts',
    ]);
    const [{ inverseName: _, ...nameless } = { name: '' }] = named('supports');
    expect(nameWhereItEnds({ id: '', description: '', from: [], to: [], ...nameless })).toBeNull();
  });
});

describe('checking a codebook', () => {
  const quote = kind('quote');
  const entity = kind('entity');
  const found = (kinds: Kind[], linkTypes: Codebook['linkTypes'] = []): string[] =>
    checkCodebook({ kinds, linkTypes }).map(({ path }) => path);

  it('finds keys taken twice, keys of the desk and keys that are none', () => {
    expect(found([quote, { ...quote, id: 'echo', name: 'Echo' }])).toEqual(['kinds.1.key']);
    expect(found([{ ...quote, key: 'j' }])).toEqual(['kinds.0.key']);
    expect(found([{ ...quote, key: '1' }])).toEqual(['kinds.0.key']);
    expect(found([{ ...quote, key: 'J' }])).toEqual(['kinds.0.key']);
    expect(found([{ ...quote, key: 'Q' }])).toEqual([]);
    expect(found([{ ...quote, key: 'ab' }])).toEqual(['kinds.0.key']);
    expect(found([{ ...entity, key: 'z' }])).toEqual(['kinds.0.key']);
  });

  it('finds ids taken twice or malformed, and names left blank', () => {
    const { key: _, ...keyless } = quote;
    expect(found([quote, keyless])).toEqual(['kinds.1.id']);
    expect(found([{ ...quote, id: 'a b' }])).toEqual(['kinds.0.id']);
    expect(found([{ ...quote, name: ' ' }])).toEqual(['kinds.0.name']);
    expect(found([{ ...quote, parts: [quote.parts[0], quote.parts[0]] }])).toEqual([
      'kinds.0.parts.1.id',
    ]);
  });

  it('finds choices that are none', () => {
    const choice = { id: 'tone', name: 'Tone', description: '', type: 'choice' as const };
    expect(found([{ ...quote, fields: [{ ...choice, choices: [] }] }])).toEqual([
      'kinds.0.fields.0.choices',
    ]);
    expect(
      found([
        {
          ...quote,
          fields: [{ ...choice, choices: [{ id: 'dry', name: 'Dry' }], initial: 'wet' }],
        },
      ]),
    ).toEqual(['kinds.0.fields.0.initial']);
  });

  it('finds links to kinds that are not there, and no kinds at all', () => {
    const links = [{ id: 'about', name: 'About', description: '', from: ['quote'], to: ['ghost'] }];
    expect(found([quote], links)).toEqual(['linkTypes.0.to']);
    expect(found([])).toEqual(['kinds']);
  });

  it('CB12: finds a name where a link ends that is blank, or that it cannot have', () => {
    const about = { id: 'about', name: 'About', description: '', from: ['quote'], to: ['quote'] };
    const inverseName = 'Is what this is about';
    expect(found([quote], [{ ...about, inverseName }])).toEqual([]);
    expect(found([quote], [{ ...about, inverseName: ' ' }])).toEqual(['linkTypes.0.inverseName']);
    expect(found([quote], [{ ...about, inverseName, symmetric: true }])).toEqual([
      'linkTypes.0.inverseName',
    ]);
  });
});
