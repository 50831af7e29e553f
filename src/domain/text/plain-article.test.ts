import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBlockType, wordsOf } from './block.ts';
import { articleFromPlainText } from './plain-article.ts';
import { blocksFromPlainText } from './plain-text.ts';

const LEAD =
  'The harbour board voted on Tuesday night to keep the old ferry running for another year, and nobody in the hall spoke against it.';
const NEXT =
  'The engine is to be mended first, said Ines Okafor, who runs the board, and the pier after it.';
const LAST = 'Nobody knows yet who will pay for either of them.';

/** Each block as `1 Title` for a heading of the first level, and as its words alone for a paragraph. */
function outline(text: string): string[] {
  return articleFromPlainText(text).map((block) => {
    const type = encodeBlockType(block.type)?.replace('heading-', '');
    return type === undefined ? wordsOf(block) : `${type} ${wordsOf(block)}`;
  });
}

function headings(text: string): string[] {
  return outline(text).filter((line) => /^\d /.test(line));
}

const story = (...lines: string[]): string => lines.join('\n\n');

describe('TX8 an article pasted as plain text', () => {
  it('has its title and its subheadings for headings, and its byline and day for paragraphs', () => {
    const text = story(
      'Old ferry stays for another year',
      'By Ines Okafor',
      'The Quayside Courier, 14 March 2025',
      LEAD,
      'What it costs',
      NEXT,
      LAST,
    );
    expect(outline(text)).toEqual([
      '1 Old ferry stays for another year',
      'By Ines Okafor',
      'The Quayside Courier, 14 March 2025',
      LEAD,
      '2 What it costs',
      NEXT,
      LAST,
    ]);
  });

  it.each([
    ['a line a paragraph', `Old ferry stays\nVon Ines Okafor\n${LEAD}\nWas es kostet\n${NEXT}`],
    ['lines of the head together', `Old ferry stays\nPar Ines Okafor\n\n${LEAD}\n\n${NEXT}`],
    [
      'the outlet above the title',
      story('Quayside Courier | 14 March 2025', 'Old ferry stays', LEAD),
    ],
    ['a line on the story below', story('Old ferry stays', 'The board keeps what it has', LEAD)],
    ['a sentence on the story below', story('Old ferry stays', LAST, 'By Ines Okafor', LEAD)],
  ])('has its title with %s', (_, text) => {
    expect(headings(text)[0]).toBe('1 Old ferry stays');
  });

  it('has its subheadings on top of their paragraphs, and in a text without blanks', () => {
    const text = `老渡轮再开一年\n\n${'港口委员会周二晚上投票决定让这艘老渡轮再运行一年。'.repeat(3)}\n\n谁来付钱\n\n${'发动机将首先得到修理，然后是码头。'.repeat(2)}`;
    expect(headings(text)).toEqual(['1 老渡轮再开一年', '2 谁来付钱']);
    expect(headings(`${LEAD}\n\nWhat it costs\n${NEXT}\n\nWho pays\n${LAST}`)).toEqual([
      '2 What it costs',
      '2 Who pays',
    ]);
  });

  it('has its title and subheadings where it was wrapped at a column', () => {
    const text = `Old ferry stays\nBy Ines Okafor\n3 May 2026\n\n${wrapped(LEAD)}\n\nWhat it costs\n\n${wrapped(NEXT)}\n\n${LAST}`;
    expect(outline(text)).toEqual([
      '1 Old ferry stays',
      'By Ines Okafor',
      '3 May 2026',
      LEAD,
      '2 What it costs',
      NEXT,
      LAST,
    ]);
  });

  it.each([
    ['one paragraph', LEAD],
    ['one line', 'Old ferry stays'],
    ['a story without a title', story(LEAD, NEXT, LAST)],
    ['verse', 'The sea is wide\nI cannot get over it\nAnd neither have I\nWings to fly'],
    ['verse above a story', story('The sea is wide\nI cannot get over\nAnd neither have I', LEAD)],
    ['lines of a list', story(LEAD, 'A new pier', 'More boats', 'Lower fares', NEXT)],
    ['marked lines of a list', story('- A new pier', LEAD, '• More boats', NEXT, '3) Fares', LAST)],
    ['a line that a colon leads to', story(`${LEAD.slice(0, -1)}:`, 'A new pier', NEXT)],
    [
      'quoted lines',
      story('“We will stay”', LEAD, '“Nobody asked us”', NEXT, '> we will stay', LAST),
    ],
    ['a byline', story('By Ines Okafor', LEAD, 'By Ben Cole', NEXT)],
    ['a day', story('The Quayside Courier, 14 March 2025', LEAD, '15 March 2025', NEXT)],
    ['an address', story('https://skerry.example/ferry', LEAD, 'www.skerry.example', NEXT)],
    ['a kicker above a line', story('Harbour', 'Old ferry stays', LEAD)],
    ['an outlet above a line', story('The Quayside Courier', 'Old ferry stays', LEAD)],
    ['speakers', story(LEAD, 'HAMLET', NEXT, 'HORATIO', LAST, 'HAMLET', NEXT, 'HORATIO', LEAD)],
    ['what pages put between', story(LEAD, 'Advertisement', NEXT, 'Read more', LAST)],
    ['a picture’s line', story(LEAD, 'Photograph: Ada Marsh/Skerry Post', NEXT)],
    ['lines that end in signs', story(LEAD, 'And then?', NEXT, 'Stop!', LAST)],
    ['lines of even length', wrapped(`${LEAD} ${NEXT} ${LAST}`)],
    ['lines of even length under a line', `Ferry stays\n${wrapped(`${LEAD} ${NEXT} ${LAST}`)}`],
  ])('has no heading in %s', (_, text) => {
    expect(headings(text)).toEqual([]);
  });

  it('has the words of any plain text, line by line', () => {
    const line = fc.constantFrom(
      LEAD,
      NEXT,
      LAST,
      'Old ferry stays',
      'By Ada Marsh',
      '3 May 2026',
      '',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        expect(articleFromPlainText(text).map(wordsOf)).toEqual(
          blocksFromPlainText(text).map(wordsOf),
        );
      }),
    );
  });
});

const COLUMN = 60;

function wrapped(text: string): string {
  return text
    .split(' ')
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1) ?? '';
      const fits = last.length + 1 + word.length <= COLUMN;
      return fits
        ? [...lines.slice(0, -1), last === '' ? word : `${last} ${word}`]
        : [...lines, word];
    }, [])
    .join('\n');
}
