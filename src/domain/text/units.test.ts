import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, type Span } from '../span/span.ts';
import { grown, sentenceAt, shrunk } from './units.ts';

const STORY = 'Ms. Ada Moor left. “Why now?” asked J. B. Sand. Nobody knew.\nThe end.\n';

/** What a selection of these words, or a caret before them, becomes as it grows. */
function growth(text: string, from: Span, language: string): string[] {
  const steps: string[] = [];
  for (let span = grown(text, from, language); span !== null; span = grown(text, span, language))
    steps.push(text.slice(span.start, span.end));
  return steps;
}

function caretIn(text: string, words: string): Span {
  const at = text.indexOf(words) + 1;
  return { start: at, end: at };
}

describe('a selection by unit', () => {
  it('HD2: grows from word to sentence to paragraph, and no further', () => {
    expect(growth(STORY, caretIn(STORY, 'Nobody'), 'en')).toEqual([
      'Nobody',
      'Nobody knew.',
      'Ms. Ada Moor left. “Why now?” asked J. B. Sand. Nobody knew.',
    ]);
  });

  it('HD2: is not ended by the dot of a title or an initial', () => {
    expect(growth(STORY, caretIn(STORY, 'Moor'), 'en')[1]).toBe('Ms. Ada Moor left.');
    expect(growth(STORY, caretIn(STORY, 'Sand'), 'en')[1]).toContain('asked J. B. Sand.');
  });

  it.each([
    ['zh', '市长昨天说，桥梁很安全。没有人相信。', '桥梁', ['桥梁', '市长昨天说，桥梁很安全。']],
    [
      'ja',
      '市長は昨日、橋は安全だと言った。誰も信じなかった。',
      '市長',
      ['市長', '市長は昨日、橋は安全だと言った。'],
    ],
    [
      'ar',
      'قالت ماجدة إن الجسر آمن. لم يصدقها أحد.',
      'ماجدة',
      ['ماجدة', 'قالت ماجدة إن الجسر آمن.'],
    ],
    ['he', 'ראש העיר אמר שהגשר בטוח. איש לא האמין.', 'העיר', ['העיר', 'ראש העיר אמר שהגשר בטוח.']],
    [
      'th',
      'นายกเทศมนตรีบอกว่าสะพานปลอดภัย\nไม่มีใครเชื่อ',
      'สะพาน',
      ['สะพาน', 'นายกเทศมนตรีบอกว่าสะพานปลอดภัย'],
    ],
  ])('HD2: finds words and sentences in %s', (language, text, words, expected) => {
    expect(growth(text, caretIn(text, words), language).slice(0, 2)).toEqual(expected);
  });

  it('HD2: shrinks the way it grew', () => {
    const home = caretIn(STORY, 'Nobody');
    const way = [home];
    for (let span = grown(STORY, home, 'en'); span !== null; span = grown(STORY, span, 'en'))
      way.push(span);
    for (let at = way.length - 1; at > 1; at -= 1) {
      const from = way[at] ?? home;
      expect(shrunk(STORY, from, home, 'en')).toEqual(way[at - 1]);
    }
    expect(shrunk(STORY, way[1] ?? home, home, 'en')).toBeNull();
  });

  it('HD2: only ever grows, within the text', () => {
    const letters = fc.constantFrom('a', 'B', ' ', '.', '\n', '“', '👩‍👧', 'e\u0301', '说', '。');
    const text = fc.array(letters, { minLength: 1, maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), (words, one, other) => {
        const start = Math.min(one, other, words.length);
        const end = Math.min(Math.max(one, other), words.length);
        const span = grown(words, { start, end }, 'en');
        if (span === null) return;
        expect(contains(span, { start, end })).toBe(true);
        expect(contains({ start: 0, end: words.length }, span)).toBe(true);
        expect(span.end - span.start).toBeGreaterThan(end - start);
      }),
    );
  });

  it('is a sentence where it was pressed three times', () => {
    const span = sentenceAt(STORY, STORY.indexOf('knew'), 'en');
    expect(span && STORY.slice(span.start, span.end)).toBe('Nobody knew.');
    expect(sentenceAt('\n', 0, 'en')).toBeNull();
  });
});
