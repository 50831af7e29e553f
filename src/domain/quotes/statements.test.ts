import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextQuotation,
  nextStatement,
  previousStatement,
  quotationAt,
  restOf,
  statementAt,
  statementsIn,
} from './statements.ts';

function statements(text: string, language = 'en'): string[] {
  return statementsIn(text, { start: 0, end: text.length }, language).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe('the statements of a paragraph', () => {
  it('HD9: are its sentences, and what is quoted in them without its marks', () => {
    expect(statements('The pier is old. “It moves. It creaks,” said Dana Holt. She left.')).toEqual(
      ['The pier is old.', 'It moves.', 'It creaks', 'She left.'],
    );
    expect(statements('“Without it,” the mayor said, “we lose the school.”')).toEqual([
      'Without it',
    ]);
    expect(statements('It called the delay “regrettable” and closed.')).toEqual([
      'It called the delay “regrettable” and closed.',
    ]);
  });

  it.each([
    [
      'The quay will not open before May, the board said on Monday.',
      'The quay will not open before May',
    ],
    ['According to Dana Holt, a nurse, the quay is not safe.', 'the quay is not safe'],
    ['According to the Harbour Board, the quay is not safe.', 'the quay is not safe'],
    ['According to Dana Holt the quay is not safe.', null],
    ['The mayor told reporters that the quay was not safe.', 'the quay was not safe'],
    ['The mayor said the quay was not safe.', 'the quay was not safe'],
    ['The board said on Friday that it would close the quay.', 'it would close the quay'],
    ['On Monday, the mayor said the quay was not safe.', 'the quay was not safe'],
    ['The quay was never safe, according to Dana Holt.', 'The quay was never safe'],
    [
      'Traffic has doubled since May, according to a report by the Harbour Board.',
      'Traffic has doubled since May',
    ],
    ['Traffic rose by half, the report says, while tolls fell.', 'Traffic rose by half'],
    ['The auditors found that the quay was not safe.', 'the quay was not safe'],
    ['The auditors found the key.', null],
    ['The mayor claims the quay will be safe.', 'the quay will be safe'],
    ['The mayor told councillors the quay was safe.', 'the quay was safe'],
    ['The mayor told the Harbour Board it would be safe.', 'it would be safe'],
    ['The mayor told them the quay was safe.', 'the quay was safe'],
    ['The mayor claimed the prize, which was large.', null],
    ['The mayor told the board why it was late.', null],
    ['The mayor warned the crew, who were asleep.', null],
    ['The board said it “had no say at all” in the sale.', 'it “had no say at all” in the sale'],
    ['Vellmar Inc. Chairman Bo Holt said the quay was shut.', 'the quay was shut'],
    ['Police found the car that was stolen in May.', null],
    ['Police found on Monday that the car was stolen.', 'the car was stolen'],
    ['The board announced late on Monday that it would close it.', 'it would close it'],
    ['The board announced this week that it would close the quay.', 'it would close the quay'],
    ['The mayor claimed the seat he had lost in May.', null],
    ['She said she expected the quay to open.', 'she expected the quay to open'],
    [
      'Raman said the rating did not mean that the quay must close.',
      'the rating did not mean that the quay must close',
    ],
    ['The mayor said the quay he built was not safe.', 'the quay he built was not safe'],
    ['The mayor claimed the car was stolen that night.', 'the car was stolen that night'],
    [
      'In the long run of things, according to Dana Holt, the quay will close.',
      'the quay will close',
    ],
    [
      'In May the old quay closed, according to Dana Holt, who was there.',
      'In May the old quay closed',
    ],
    ['The mayor said nothing about it.', null],
    ['She asked the board for money.', null],
    ['The theft was reported to the police.', null],
    ['He had been told that.', null],
    ['After the storm, they added a second crane on the quay.', null],
  ])('HD9: are what somebody is reported to say: %s', (text, reported) => {
    expect(statements(text)).toEqual([reported ?? text]);
  });

  it.each([
    ['“Without it,” he said, “we lose the school. We go.”', 'Without it', 'we lose the school.'],
    ['“It moves. Without it,” said Dana Holt, “we go,” and left.', 'Without it', 'we go'],
    ['“It moves. Without it,” said Dana Holt, “we go,” and left.', 'It moves.', null],
    ['“Is it safe?” she asked, “or is it not?”', 'Is it safe?', null],
    ['“It is safe,” said Dana Holt. “It always was.”', 'It is safe', null],
    ['“It is safe,” said Dana Holt.', 'It is safe', null],
    ['The pier is old.', 'The pier is old.', null],
  ])('HD9: go on behind the cue that interrupts them: %s', (text, statement, rest) => {
    const start = text.indexOf(statement);
    const found = restOf(text, { start, end: start + statement.length }, 'en');
    expect(found && text.slice(found.start, found.end)).toBe(rest);
    expect(statements(text)).toContain(statement);
    if (rest !== null) expect(statements(text)).not.toContain(rest);
  });

  it('HD9: are found in other languages, too', () => {
    const dateline = '北京3月14日电——市政府周五表示，大桥将在五月重新开放。';
    const first = nextStatement(`${dateline}\n`, 0, 'zh');
    expect(first?.end).toBe(dateline.length);
    expect(statements('Weber sagte am Montag, dass der Damm noch hält.', 'de')).toEqual([
      'der Damm noch hält',
    ]);
    expect(statements('橋は古い。「もう渡れない」と市長は述べた。', 'ja')[0]).toBe('橋は古い。');
  });
});

describe('going through a text', () => {
  const TEXT = 'One is told.\n\n“Two is quoted,” he said. Three “is” told.\n';

  it('HD9: are of the story, not of who wrote it and when', () => {
    const text =
      'Quay shut\nBy Maren Oldcastle\nThe Lark Courier\nThe Courier, 14 March 2025\nIt stays so.';
    const first = nextStatement(text, 10, 'en');
    expect(first && text.slice(first.start, first.end)).toBe('It stays so.');
    const before = previousStatement(text, text.indexOf('It'), 'en');
    expect(before && text.slice(before.start, before.end)).toBe('Quay shut');
  });

  it('HD9: are of a headline, though a paper’s name could end as it does', () => {
    const text = 'Markets\nShares Hit Record\nIt rose.';
    const first = nextStatement(text, 8, 'en');
    expect(first && text.slice(first.start, first.end)).toBe('Shares Hit Record');
    const credits = 'Quay shut\nBy Maren Oldcastle\nLark Weekly Courier\nIt stays so.';
    const behind = nextStatement(credits, 10, 'en');
    expect(behind && credits.slice(behind.start, behind.end)).toBe('It stays so.');
  });

  it('HD9: meets every statement once, either way', () => {
    const there: string[] = [];
    for (let at = nextStatement(TEXT, 0, 'en'); at !== null; at = nextStatement(TEXT, at.end, 'en'))
      there.push(TEXT.slice(at.start, at.end));
    expect(there).toEqual(['One is told.', 'Two is quoted', 'Three “is” told.']);
    const back: string[] = [];
    let at = previousStatement(TEXT, TEXT.length, 'en');
    for (; at !== null; at = previousStatement(TEXT, at.start, 'en'))
      back.push(TEXT.slice(at.start, at.end));
    expect(back).toEqual(there.toReversed());
  });

  it('HD9: knows the statement and the quotation around a place', () => {
    const inQuote = TEXT.indexOf('quoted');
    const words = (span: { start: number; end: number } | null) =>
      span && TEXT.slice(span.start, span.end);
    expect(words(statementAt(TEXT, inQuote, 'en'))).toBe('Two is quoted');
    expect(words(quotationAt(TEXT, inQuote))).toBe('“Two is quoted,”');
    expect(quotationAt(TEXT, 3)).toBeNull();
    expect(words(nextQuotation(TEXT, 0, []))).toBe('“Two is quoted,”');
    for (const chinese of [
      '他称这是“孩子们的账单”，也说："够了"吧。',
      '她说“够了”，又说"太晚了"。',
    ]) {
      const [one, two] = ['“', '"'].map((mark) => chinese.indexOf(mark));
      expect(nextQuotation(chinese, 0, [])?.start).toBe(one);
      const second = nextQuotation(chinese, (one ?? 0) + 1, []);
      expect(second && chinese.slice(second.start, second.end)).toMatch(/^"(够了|太晚了)"$/);
      expect(second?.start).toBe(two);
    }
    const first = nextQuotation(TEXT, 0, []) ?? { start: 0, end: 0 };
    expect(words(nextQuotation(TEXT, 0, [first]))).toBe('“is”');
  });

  it('HD8: meets what is spoken in quoted words, though a tag is on all of these', () => {
    const text = '“He said ‘I never count,’ and it “is” so,” she said.';
    const at = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    const whole = at('“He said ‘I never count,’ and it “is” so,”');
    expect(nextQuotation(text, 0, [])).toEqual(whole);
    expect(nextQuotation(text, 0, [whole])).toEqual(at('‘I never count,’'));
    expect(nextQuotation(text, 1, [])).toEqual(at('‘I never count,’'));
    expect(nextQuotation(text, 0, [whole, at('‘I never count,’')])).toBeNull();
  });

  const PIECES =
    'A is b. |“C is d,” |said Ana Ruiz|, |. |\n|"|「雨だ」|と述べた。|According to Ana Ruiz, |that | it is so'.split(
      '|',
    );
  it('HD9: comes to an end whatever the text, in order and in ink', () => {
    const texts = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 30 })
      .map((all) => `${all.join('')}\n`);
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'ja', ''), (text, language) => {
        let end = 0;
        for (
          let at = nextStatement(text, 0, language);
          at;
          at = nextStatement(text, end, language)
        ) {
          expect(at.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(at.start, at.end)).toBe(text.slice(at.start, at.end).trim());
          expect(at.end).toBeGreaterThan(at.start);
          end = at.end;
        }
      }),
    );
  });
});
