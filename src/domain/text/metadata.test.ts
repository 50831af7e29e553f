import { describe, expect, it } from 'vitest';
import { paragraph, type Block } from './block.ts';
import { findDate } from './dates.ts';
import { proposeMetadata, type PageHead } from './metadata.ts';
import { blocksFromPlainText } from './plain-text.ts';

const STORY = `The harbour board voted on Tuesday night to keep the old ferry running for another year, and nobody in the hall spoke against it.`;

function proposed(text: string, head?: Partial<PageHead>): ReturnType<typeof proposeMetadata> {
  const empty: PageHead = { title: '', language: '', canonicalUrl: '', meta: new Map() };
  return proposeMetadata(blocksFromPlainText(text), { ...empty, ...head });
}

describe('what a pasted article says of itself', () => {
  it('is read from the lines above the story', () => {
    const text = `Old ferry stays\n\nBy Ada Marsh and Piet Jansen | 3 May 2026\n\n${STORY}\n\nhttps://news.example/ferry?id=1`;
    expect(proposed(text)).toEqual({
      title: 'Old ferry stays',
      byline: 'Ada Marsh and Piet Jansen',
      outlet: '',
      publishedOn: '2026-05-03',
      url: 'https://news.example/ferry?id=1',
      language: 'en',
    });
  });

  it('is read from a line that names an outlet and a day', () => {
    const of = (line: string): string => proposed(`Old ferry stays\n\n${line}\n\n${STORY}`).outlet;
    expect(of('The Quayside Courier, 14 March 2025')).toBe('The Quayside Courier');
    expect(of('Skerry Post | 2026-05-03')).toBe('Skerry Post');
    expect(of('By Ada Marsh, 14 March 2025')).toBe('');
    expect(of('VALDORF, 14 March 2025')).toBe('');
    expect(of('The board met again, 14 March 2025 was too early.')).toBe('');
  });

  it('is read from lines in any order, also where they share one', () => {
    const expected = {
      title: 'Old ferry stays after 3 May 2026',
      byline: 'Ines Okafor',
      outlet: 'The Quayside Courier',
      publishedOn: '2025-03-14',
    };
    const title = expected.title;
    for (const top of [
      [title, 'By Ines Okafor, The Quayside Courier, 14 March 2025'],
      [title, 'Par Ines Okafor', '14 mars 2025 | The Quayside Courier'],
      [title, 'Von Ines Okafor', 'The Quayside Courier', 'Veröffentlicht am 14. März 2025'],
      ['The Quayside Courier, 14 March 2025', title, 'By Ines Okafor'],
    ])
      expect(proposed([...top, STORY].join('\n\n'))).toMatchObject(expected);
  });

  it('takes no byline from a title that begins like one', () => {
    expect(proposed(`By the sea, islanders wait\n\n${STORY}`)).toMatchObject({
      title: 'By the sea, islanders wait',
      byline: '',
    });
  });

  it('is read from the head of a page before the lines', () => {
    const meta = new Map([
      ['og:title', 'Ferry stays another year'],
      ['og:site_name', 'The Skerry Post'],
      ['author', 'By Ada Marsh'],
      ['article:published_time', '2026-05-04T06:00:00Z'],
    ]);
    const head = { meta, language: 'en-GB', canonicalUrl: 'https://skerry.example/ferry' };
    expect(proposed(`Old ferry stays\n\n${STORY}`, head)).toEqual({
      title: 'Ferry stays another year',
      byline: 'Ada Marsh',
      outlet: 'The Skerry Post',
      publishedOn: '2026-05-04',
      url: 'https://skerry.example/ferry',
      language: 'en-GB',
    });
  });

  it('takes the first heading for the title', () => {
    const blocks: Block[] = [
      paragraph('News · Harbour'),
      {
        type: { name: 'heading', level: 2 },
        runs: [{ text: 'Old ' }, { text: 'ferry', em: true }, { text: ' stays' }],
      },
      paragraph(STORY),
    ];
    expect(proposeMetadata(blocks).title).toBe('Old ferry stays');
  });

  it('is left open rather than guessed, but for a title: its opening words', () => {
    expect(proposed(STORY)).toEqual({
      title: 'The harbour board voted on Tuesday night to keep the old ferry running for…',
      byline: '',
      outlet: '',
      publishedOn: '',
      url: '',
      language: 'en',
    });
    expect(proposed(`By Tuesday the ferry was gone.\n\n${STORY}`).byline).toBe('');
    expect(proposed('')).toEqual({
      title: '',
      byline: '',
      outlet: '',
      publishedOn: '',
      url: '',
      language: '',
    });
  });

  it('keeps a title to one clean line', () => {
    expect(proposed('', { title: ' Old\nferry\0 stays ' }).title).toBe('Old ferry stays');
    expect(proposed('', { title: 'x'.repeat(9_000) }).title).toHaveLength(500);
  });

  it('takes no address that is not of the web', () => {
    expect(proposed('', { canonicalUrl: 'javascript:alert(1)' }).url).toBe('');
    const meta = new Map([['author', 'https://facebook.example/marsh']]);
    expect(proposed('', { meta }).byline).toBe('');
  });
});

describe('a date', () => {
  it.each([
    ['2026-05-03T09:00:00+02:00', '2026-05-03'],
    ['Published May 3, 2026 at 9 a.m.', '2026-05-03'],
    ['Sun., Nov. 23rd, 2026', '2026-11-23'],
    ['3rd of nothing, 3 September 2026', '2026-09-03'],
    ['3. März 2026', '2026-03-03'],
    ['Stand: 03.05.2026, 9 Uhr', '2026-05-03'],
    ['le 1er août 2026', '2026-08-01'],
    ['23 de noviembre de 2026', '2026-11-23'],
    ['2026年5月3日', '2026-05-03'],
  ])('is read from “%s”', (text, date) => {
    expect(findDate(text)).toBe(date);
  });

  it.each([
    '03/04/2026',
    '31 February 2026',
    'May 2026',
    '1234-56-78',
    'Room 12 Building 2026',
    '',
  ])('is not read from “%s”', (text) => {
    expect(findDate(text)).toBe('');
  });
});
