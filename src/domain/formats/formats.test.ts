import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CODEBOOK } from '../codebook/default-codebook.ts';
import type {
  AccountId,
  ArticleId,
  CommentId,
  EntityId,
  LayerId,
  LinkId,
  ProjectId,
  TagId,
  ThreadId,
} from '../ids.ts';
import type { PlacedSpan } from '../tag/tag.ts';
import { header, rowsOf } from './csv/rows.ts';
import { filtered, type Dataset, type DatasetArticle, type DatasetTag } from './dataset.ts';
import { lineOf, writeLine } from './jsonl/line.ts';
import { measureIn, WrongSpan } from './measured-span.ts';

const MARSH = 'marsh' as AccountId;
const BECK = 'beck' as AccountId;
const OKAFOR = '0123456789abcdef' as EntityId;
const TEXT = '😀 “Never,” Okafor said.\n';

const dataset: Dataset = {
  project: { id: 'project' as ProjectId, name: 'Ferry' },
  codebook: { version: 3, sha256: 'abc', definition: DEFAULT_CODEBOOK },
  filter: { review: null },
  people: 'named',
};

function placed(words: string): PlacedSpan {
  const start = TEXT.indexOf(words);
  return { state: 'placed', start, end: start + words.length, quote: words };
}

function tag(id: string, rest: Partial<DatasetTag>): DatasetTag {
  return {
    id: id as TagId,
    kind: 'quote',
    label: null,
    parts: {},
    fields: {},
    createdBy: MARSH,
    createdAt: 0,
    changedBy: null,
    changedAt: 1_000,
    judgement: { state: 'undecided', changedSince: null },
    decision: null,
    problems: [],
    ...rest,
  };
}

const quote = tag('quote', {
  parts: { content: [placed('“Never,”')], source: [placed('Okafor')] },
  fields: { type: 'direct', speaker: { entity: OKAFOR } },
  judgement: { state: 'accepted', changedSince: null },
  decision: { reason: '', by: MARSH, at: 2_000 },
});
const gone = tag('gone', {
  kind: 'entity',
  label: 'place',
  parts: { mention: [{ state: 'detached', near: 0, quote: '=Skerry' }] },
});
const claim = tag('claim', {
  kind: 'claim',
  parts: { content: [placed('Never')] },
  fields: {
    evidence: [
      { url: 'https://a.example/', title: 'A', note: '' },
      { url: 'https://b.example/', title: 'B', note: '' },
    ],
  },
});

const article: DatasetArticle = {
  id: 'article' as ArticleId,
  title: 'Never',
  outlet: '',
  byline: '',
  publishedOn: null,
  url: '',
  language: 'en',
  revision: { number: 2, text: TEXT, sha256: 'def', createdAt: 0 },
  layer: { id: 'layer' as LayerId, party: 'team', state: 'open' },
  tags: [quote, claim, gone],
  links: [
    {
      id: 'link' as LinkId,
      type: 'about',
      from: claim.id,
      to: gone.id,
      away: null,
      createdBy: MARSH,
      createdAt: 0,
    },
  ],
  discussions: [
    {
      thread: {
        id: 'on-quote' as ThreadId,
        subject: { type: 'tag', tagId: quote.id },
        resolved: { by: BECK, at: 5_000 },
        createdBy: MARSH,
        createdAt: 3_000,
      },
      comments: [
        {
          id: 'first' as CommentId,
          threadId: 'on-quote' as ThreadId,
          text: 'Is it hers, @Anton Beck?',
          mentions: [BECK],
          createdBy: MARSH,
          createdAt: 3_000,
          editedAt: 4_000,
        },
      ],
    },
    {
      thread: {
        id: 'on-words' as ThreadId,
        subject: {
          type: 'words',
          places: [placed('Okafor'), { state: 'detached', near: 3, quote: 'gone' }],
        },
        resolved: null,
        createdBy: null,
        createdAt: 6_000,
      },
      comments: [],
    },
  ],
  entities: new Map([
    [
      OKAFOR,
      {
        id: OKAFOR,
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
        createdAt: 0,
      },
    ],
  ]),
  people: new Map([
    [MARSH, 'Ada Marsh'],
    [BECK, 'Anton Beck'],
  ]),
};

describe('measuring a span', () => {
  it('names its place in every unit', () => {
    const measure = measureIn(TEXT, article.id);
    const span = placed('Okafor');
    if (span.state === 'detached') throw new Error('it is placed');
    expect(measure(span, { tag: quote.id })).toEqual({
      quote: 'Okafor',
      utf16: { start: 12, end: 18 },
      codePoints: { start: 11, end: 17 },
      utf8Bytes: { start: 18, end: 24 },
    });
  });

  it('gives the words back in every unit of any text', () => {
    const anyText = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
        const characters = Array.from(text);
        const before = characters.slice(0, one % characters.length).join('').length;
        const words = Array.from(text.slice(before))
          .slice(0, 1 + (other % 5))
          .join('');
        const span = {
          state: 'placed',
          start: before,
          end: before + words.length,
          quote: words,
        } as const;
        const { utf8Bytes, codePoints } = measureIn(text, article.id)(span, { tag: quote.id });
        const bytes = new TextEncoder().encode(text).slice(utf8Bytes.start, utf8Bytes.end);
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(words);
        expect(characters.slice(codePoints.start, codePoints.end).join('')).toBe(words);
      }),
    );
  });

  it('fails, naming article and tag, when the words are others', () => {
    const measure = measureIn(TEXT, article.id);
    const wrong = (start: number, end: number, words: string) => () =>
      measure({ state: 'placed', start, end, quote: words }, { tag: quote.id });
    expect(wrong(11, 18, 'Okafor')).toThrow(WrongSpan);
    expect(wrong(12, 18, 'Okafer')).toThrow('Tag quote of article article');
    expect(wrong(1, 18, 'x')).toThrow(WrongSpan); // half a surrogate pair
    expect(wrong(12, 900, 'Okafor')).toThrow(WrongSpan);
    expect(wrong(-1, 4, '')).toThrow(WrongSpan);
  });
});

describe('a line of JSON Lines', () => {
  it('is one line, whatever the text holds', () => {
    const line = writeLine(dataset, article);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(lineOf(dataset, article))));
  });

  it('has the same keys for an article without tags, links and facts', () => {
    const bare = {
      ...article,
      tags: [],
      links: [],
      discussions: [],
      entities: new Map(),
      people: new Map(),
    };
    expect(Object.keys(lineOf(dataset, bare))).toEqual(Object.keys(lineOf(dataset, article)));
  });

  it('has standing tags apart from those whose words are gone', () => {
    const line = lineOf(dataset, article);
    expect(line.tags.map(({ id }) => id)).toEqual(['quote', 'claim']);
    expect(line.detachedTags).toMatchObject([
      {
        id: 'gone',
        parts: { mention: [] },
        detachedSpans: [{ part: 'mention', quote: '=Skerry' }],
      },
    ]);
  });

  it('says whom a field points at by id and by name', () => {
    expect(lineOf(dataset, article).tags[0]?.fields).toEqual({
      type: 'direct',
      speaker: { entity: OKAFOR, name: 'Ines Okafor', unnamed: null },
    });
  });

  it('leaves out names when people are to be ids', () => {
    const line = lineOf({ ...dataset, people: 'ids' }, article);
    expect(line.people).toEqual([
      { id: MARSH, name: null },
      { id: BECK, name: null },
    ]);
    expect(JSON.stringify(line)).not.toMatch(/Ada Marsh|Anton Beck/);
    expect(line.threads[0]?.comments[0]?.text).toBe('Is it hers, @beck?');
  });

  it('EX6: carries what was said, of which tag or words, by whom and when', () => {
    expect(lineOf(dataset, article).threads).toEqual([
      {
        id: 'on-quote',
        tag: quote.id,
        words: null,
        resolved: { by: BECK, at: '1970-01-01T00:00:05.000Z' },
        createdBy: MARSH,
        createdAt: '1970-01-01T00:00:03.000Z',
        comments: [
          {
            id: 'first',
            text: 'Is it hers, @Anton Beck?',
            mentions: [BECK],
            createdBy: MARSH,
            createdAt: '1970-01-01T00:00:03.000Z',
            editedAt: '1970-01-01T00:00:04.000Z',
          },
        ],
      },
      {
        id: 'on-words',
        tag: null,
        words: {
          spans: [expect.objectContaining({ quote: 'Okafor', utf16: { start: 12, end: 18 } })],
          detached: ['gone'],
        },
        resolved: null,
        createdBy: null,
        createdAt: '1970-01-01T00:00:06.000Z',
        comments: [],
      },
    ]);
  });
});

describe('rows of a CSV', () => {
  const columns = header(dataset);
  const cells = (row: readonly string[] | undefined): Record<string, string> =>
    Object.fromEntries(columns.map((column, at) => [column, row?.[at] ?? '']));
  const rows = [...rowsOf(dataset, article)];

  it('are as long as the header, whose columns differ', () => {
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(new Set(columns).size).toBe(columns.length);
  });

  it('are one a span, with offsets in three units', () => {
    expect(rows).toHaveLength(4);
    expect(cells(rows[1])).toMatchObject({
      part: 'source',
      quote: 'Okafor',
      start_utf16: '12',
      end_code_points: '17',
      start_utf8_bytes: '18',
      'quote.speaker': 'Ines Okafor',
      'quote.speaker.id': OKAFOR,
      review_state: 'accepted',
      reviewed_by: 'Ada Marsh',
      created_by: 'Ada Marsh',
      changed_by: '',
    });
  });

  it('have words and no offsets where the words were deleted', () => {
    expect(cells(rows[3])).toMatchObject({ quote: '=Skerry', start_utf16: '', end_utf8_bytes: '' });
  });

  it('have the fields of their own kind only', () => {
    expect(cells(rows[2])).toMatchObject({
      'claim.evidence': 'https://a.example/ https://b.example/',
      'quote.type': '',
    });
  });
});

describe('a filter by review', () => {
  it('drops links that lose an end', () => {
    expect(filtered(article, { review: null }).links).toHaveLength(1);
    const accepted = filtered(article, { review: 'accepted' });
    expect(accepted.tags.map(({ id }) => id)).toEqual(['quote']);
    expect(accepted.links).toEqual([]);
  });

  it('EX6: drops what is said of tags it drops, and keeps what is said of words', () => {
    const threadsOf = (review: 'accepted' | 'rejected') =>
      filtered(article, { review }).discussions.map(({ thread }) => thread.id);
    expect(threadsOf('accepted')).toEqual(['on-quote', 'on-words']);
    expect(threadsOf('rejected')).toEqual(['on-words']);
  });

  it('keeps links whose other end is in another article', () => {
    const [link] = article.links;
    if (link === undefined) throw new Error('there is a link');
    const away = { end: 'to', article: 'other' as ArticleId } as const;
    const links = [{ ...link, from: quote.id, away }];
    expect(filtered({ ...article, links }, { review: 'accepted' }).links).toEqual(links);
    expect(filtered({ ...article, links }, { review: 'rejected' }).links).toEqual([]);
  });
});
