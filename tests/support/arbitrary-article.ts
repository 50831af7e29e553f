import fc from 'fast-check';
import {
  HEADING_LEVELS,
  INDENTS,
  PARAGRAPH,
  QUOTATION,
  type Block,
  type BlockType,
  type Run,
} from '#domain/text/block.ts';
import { joinRuns } from '#domain/text/clean.ts';

/** Words of several scripts, with characters that are two code units or more. */
export const arbitraryWords = fc
  .array(fc.constantFrom('a', 'b', ' ', 'word', 'é', 'e\u0301', '😀', '😁', '👩‍👧', 'שלום', '新聞'), {
    maxLength: 5,
  })
  .map((pieces) => pieces.join(''));

export const arbitraryBlockType: fc.Arbitrary<BlockType> = fc.constantFrom(
  PARAGRAPH,
  PARAGRAPH,
  QUOTATION,
  ...HEADING_LEVELS.map((level): BlockType => ({ name: 'heading', level })),
  ...INDENTS.map((indent): BlockType => ({ name: 'bullet', indent })),
  ...INDENTS.map((indent): BlockType => ({ name: 'ordered', indent })),
);

const arbitraryRun: fc.Arbitrary<Run> = fc
  .tuple(arbitraryWords, fc.boolean(), fc.boolean(), fc.nat({ max: 5 }))
  .map(([text, strong, em, target]) => ({
    text,
    ...(strong && { strong: true }),
    ...(em && { em: true }),
    ...(target === 0 && { link: { href: 'https://news.example/' } }),
  }));

export const arbitraryBlock: fc.Arbitrary<Block> = fc
  .tuple(arbitraryBlockType, fc.array(arbitraryRun, { maxLength: 3 }))
  .map(([type, runs]) => ({ type, runs: joinRuns(runs) }));
