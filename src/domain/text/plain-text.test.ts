import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksFromPlainText } from './plain-text.ts';
import { wordsOf } from './block.ts';

const paragraphs = (text: string): string[] => blocksFromPlainText(text).map(wordsOf);

describe('a plain paste', () => {
  it('has a paragraph between blank lines', () => {
    expect(paragraphs('One is here.\n\nTwo is here.\r\n \t\r\n\r\nThree.')).toEqual([
      'One is here.',
      'Two is here.',
      'Three.',
    ]);
  });

  it('has a paragraph a line when there are no blank lines', () => {
    expect(paragraphs('One is here.\nTwo is here.\u2029Three.')).toEqual([
      'One is here.',
      'Two is here.',
      'Three.',
    ]);
  });

  it('joins lines that were wrapped at a column', () => {
    const wire = [
      'The council voted on Tuesday night to keep the old ferry',
      'running for another year, after two hours of argument over',
      'who should pay for its engine.',
      '',
      'Nobody spoke against the ferry itself. The mayor was said to',
      'be relieved.',
    ].join('\n');
    expect(paragraphs(wire)).toEqual([
      'The council voted on Tuesday night to keep the old ferry running for another year, after two hours of argument over who should pay for its engine.',
      'Nobody spoke against the ferry itself. The mayor was said to be relieved.',
    ]);
  });

  it('keeps lines apart that were not wrapped, as a byline under a headline', () => {
    const copy = `Ferry stays\nBy Ada Marsh\n3 May 2026\n\n${'The council voted to keep it. '.repeat(8)}\n\nNobody minded.`;
    expect(paragraphs(copy).slice(0, 3)).toEqual(['Ferry stays', 'By Ada Marsh', '3 May 2026']);
  });

  it('has no blocks when it is blank', () => {
    expect(paragraphs(' \r\n\t\n\u2028 \0 ')).toEqual([]);
  });

  it('loses no word', () => {
    const line = fc.array(fc.constantFrom('the', 'harbour', 'opens', 'at', 'noon'), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.map((words) => words.join(' ')).join('\n');
        expect(paragraphs(text).join(' ').split(/\s+/)).toEqual(text.trim().split(/\s+/));
      }),
    );
  });

  it('of half a million lines is read', () => {
    expect(paragraphs('a\n'.repeat(500_000))).toHaveLength(500_000);
  });
});
