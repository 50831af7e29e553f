import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeBlockType,
  encodeBlockType,
  HEADING_LEVELS,
  indented,
  INDENTS,
  PARAGRAPH,
  paragraph,
  QUOTATION,
  textOfBlocks,
  type BlockType,
} from './block.ts';

const everyType: BlockType[] = [
  PARAGRAPH,
  QUOTATION,
  ...HEADING_LEVELS.map((level): BlockType => ({ name: 'heading', level })),
  ...INDENTS.map((indent): BlockType => ({ name: 'bullet', indent })),
  ...INDENTS.map((indent): BlockType => ({ name: 'ordered', indent })),
];

describe('a block type on its newline', () => {
  it('comes back as it was written', () => {
    for (const type of everyType) expect(decodeBlockType(encodeBlockType(type))).toEqual(type);
  });

  it('is written in words that are data at rest', () => {
    expect(everyType.map(encodeBlockType).join(' ')).toBe(
      [
        ' quotation heading-1 heading-2 heading-3',
        'bullet-0 bullet-1 bullet-2 bullet-3 bullet-4 bullet-5',
        'ordered-0 ordered-1 ordered-2 ordered-3 ordered-4 ordered-5',
      ].join(' '),
    );
    expect(encodeBlockType(PARAGRAPH)).toBeNull();
  });

  it('is a paragraph when a newer or broken client wrote something unknown', () => {
    for (const attribute of ['heading-4', 'bullet-6', 'bullet-', 'table', '', 3, {}, undefined])
      expect(decodeBlockType(attribute)).toEqual(PARAGRAPH);
    fc.assert(
      fc.property(fc.anything(), (attribute) => {
        expect(everyType).toContainEqual(decodeBlockType(attribute));
      }),
    );
  });
});

describe('indenting', () => {
  it('moves a list item and stops at both ends', () => {
    expect(indented({ name: 'bullet', indent: 0 }, 1)).toEqual({ name: 'bullet', indent: 1 });
    expect(indented({ name: 'bullet', indent: 0 }, -1)).toEqual({ name: 'bullet', indent: 0 });
    expect(indented({ name: 'ordered', indent: 5 }, 1)).toEqual({ name: 'ordered', indent: 5 });
  });

  it('leaves what is no list item alone', () => {
    expect(indented(QUOTATION, 1)).toEqual(QUOTATION);
  });
});

describe('the text of blocks', () => {
  it('ends every block in a newline', () => {
    expect(textOfBlocks([paragraph('One.'), paragraph(''), paragraph('Two.')])).toBe(
      'One.\n\nTwo.\n',
    );
  });

  it('is one newline when there is no block', () => {
    expect(textOfBlocks([])).toBe('\n');
  });
});
