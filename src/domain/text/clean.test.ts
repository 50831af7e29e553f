import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanBlocks, cleanLine, cleanText, joinRuns, safeHref, typedAddress } from './clean.ts';
import { PARAGRAPH, QUOTATION, wordsOf, type Run } from './block.ts';

describe('cleaning a text', () => {
  it('makes every kind of line end a newline', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh')).toBe('a\nb\nc\nd\ne\nf\ng\nh');
  });

  it('drops NUL, control characters, byte order marks and soft hyphens', () => {
    expect(cleanText('\uFEFFa\0b\u0007c\u009Bd\u00ADe\uFFFC')).toBe('abcde');
  });

  it('replaces half a surrogate pair and keeps whole ones', () => {
    expect(cleanText('a\uD83Db\uDE00c😀')).toBe('a\uFFFDb\uFFFDc😀');
  });

  it('keeps joiners, direction marks and no-break spaces', () => {
    const text = '👩‍👩‍👧 می‌روم \u200Fא\u200F 12\u00A0km';
    expect(cleanText(text)).toBe(text);
  });

  it('is done after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  it('leaves what Postgres and UTF-8 can hold', () => {
    const anyUnits = fc
      .array(fc.integer({ min: 0, max: 0xffff }))
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anyUnits, (text) => {
        const cleaned = cleanText(text);
        expect(cleaned).not.toContain('\0');
        expect(new TextDecoder().decode(new TextEncoder().encode(cleaned))).toBe(cleaned);
      }),
    );
  });

  it('makes one line of many', () => {
    expect(cleanLine('  The\tHarbour \r\n Tunnel ')).toBe('The Harbour Tunnel');
  });
});

describe('cleaning blocks', () => {
  it('joins neighbours of one look and drops empty runs', () => {
    const runs: Run[] = [{ text: 'Ha' }, { text: '' }, { text: 'rbour' }, { text: '!', em: true }];
    expect(joinRuns(runs)).toEqual([{ text: 'Harbour' }, { text: '!', em: true }]);
  });

  it('drops blank blocks and trims the edges of the others', () => {
    const blocks = [
      { type: PARAGRAPH, runs: [{ text: ' \u00A0 ' }, { text: '\n', strong: true as const }] },
      {
        type: QUOTATION,
        runs: [{ text: '  ' }, { text: ' So ', em: true as const }, { text: 'it is. ' }],
      },
    ];
    expect(cleanBlocks(blocks)).toEqual([
      { type: QUOTATION, runs: [{ text: 'So ', em: true }, { text: 'it is.' }] },
    ]);
  });

  it('begins another block at a newline inside one', () => {
    const blocks = [
      { type: QUOTATION, runs: [{ text: 'One\nTwo', em: true as const }, { text: ' three' }] },
    ];
    expect(cleanBlocks(blocks)).toEqual([
      { type: QUOTATION, runs: [{ text: 'One', em: true }] },
      { type: QUOTATION, runs: [{ text: 'Two', em: true }, { text: ' three' }] },
    ]);
  });

  it('keeps the words of a link whose address is unsafe', () => {
    const blocks = [
      { type: PARAGRAPH, runs: [{ text: 'here', link: { href: 'javascript:alert(1)' } }] },
    ];
    expect(cleanBlocks(blocks)).toEqual([{ type: PARAGRAPH, runs: [{ text: 'here' }] }]);
  });

  it('keeps no newline in any block', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const blocks = cleanBlocks([{ type: PARAGRAPH, runs: texts.map((text) => ({ text })) }]);
        for (const block of blocks) expect(wordsOf(block)).not.toContain('\n');
      }),
    );
  });
});

describe('the address of a link', () => {
  it('is kept for the web and for mail', () => {
    expect(safeHref(' https://example.org/a?b#c ')).toBe('https://example.org/a?b#c');
    expect(safeHref('mailto:desk@example.org')).toBe('mailto:desk@example.org');
  });

  it('is refused for scripts, data, files and what has no origin', () => {
    for (const href of [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '/relative',
      '#top',
      '',
    ])
      expect(safeHref(href)).toBeNull();
  });
});

describe('an address that is typed', () => {
  it.each([
    ['audit.example.org/report', 'https://audit.example.org/report'],
    [' example.org ', 'https://example.org'],
    ['example.org:8080?a=1', 'https://example.org:8080?a=1'],
    ['https://example.org', 'https://example.org'],
    ['mailto:ada@example.org', 'mailto:ada@example.org'],
    ['ask Ada', 'ask Ada'],
    ['3.5', '3.5'],
    ['report.pdf', 'report.pdf'],
    ['example.org/report.pdf', 'https://example.org/report.pdf'],
    ['Mr.Smith', 'Mr.Smith'],
    ['mr.smith', 'mr.smith'],
    ['mr.smith/notes', 'mr.smith/notes'],
    ['dr.dk', 'https://dr.dk'],
    ['ask ada.cole', 'ask ada.cole'],
    ['notes.md', 'notes.md'],
    ['setup.py', 'setup.py'],
    ['data.js', 'data.js'],
    ['point.md/ro', 'https://point.md/ro'],
    ['www.point.md', 'https://www.point.md'],
    ['mastodon.social', 'https://mastodon.social'],
    ['abc.xyz', 'https://abc.xyz'],
    ['gov.africa', 'https://gov.africa'],
    ['thing.travel', 'https://thing.travel'],
    ['www.courier.zone', 'https://www.courier.zone'],
    ['почта.рф', 'https://почта.рф'],
    ['EXAMPLE.ORG', 'https://EXAMPLE.ORG'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
  ])('has its scheme where it was left out: %s', (typed, address) => {
    expect(typedAddress(typed)).toBe(address);
  });

  it('stays as it is where its scheme would make it too long', () => {
    const address = `example.org/${'a'.repeat(2_033)}`;
    expect(typedAddress(address)).toBe(address);
  });
});
