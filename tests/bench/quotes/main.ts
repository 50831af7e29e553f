import { performance } from 'node:perf_hooks';
import { offerFor } from '#domain/quotes/offer.ts';
import {
  ARABIC_PASSAGES,
  HARD_PASSAGES,
  NEWER_PASSAGES,
  QUOTE_PASSAGES,
  type QuotePassage,
} from '#tests/fixtures/quote-passages.ts';
import { median } from '../statistics.ts';
import { formatNumber, formatTable } from '../table.ts';
import { SCORED, scoreAll, scorePassage, surroundingsOf } from './score.ts';

const ROUNDS = 200;
/** Paragraphs of eleven words: 100,000 words of article around the quote. */
const FILLER = 'The bridge was built in spring and carries the road still.\n'.repeat(4_546);

/** Prints how many offers are right, part by part, which are not, and what one costs. */
export function main(): void {
  const sets = [
    { name: 'forty passages', passages: QUOTE_PASSAGES },
    { name: 'ten hard ones', passages: HARD_PASSAGES },
    { name: 'ten newer ones', passages: NEWER_PASSAGES },
    { name: 'twelve in Arabic', passages: ARABIC_PASSAGES },
  ];
  const rows = sets.map(({ name, passages }) => {
    const right = scoreAll(passages);
    return [name, ...SCORED.map((part) => `${right[part]} of ${passages.length}`)];
  });
  console.log(formatTable(['right offers', ...SCORED], rows));
  for (const { passages } of sets) for (const line of passages.flatMap(faults)) console.log(line);
  console.log(
    `\nAn offer in an article of 100,000 words: ${formatNumber(costOfOffer())} ms (median).`,
  );
}

function faults(passage: QuotePassage): string[] {
  const { offered, expected } = scorePassage(passage);
  return SCORED.filter((part) => offered[part] !== expected[part]).map(
    (part) => `- ${passage.name}: ${part} is ‘${expected[part]}’, offered ‘${offered[part]}’`,
  );
}

function costOfOffer(): number {
  const [passage] = QUOTE_PASSAGES;
  if (passage === undefined) return Number.NaN;
  const text = FILLER + passage.text + FILLER;
  const start = FILLER.length + passage.selected.start;
  const selected = { start, end: FILLER.length + passage.selected.end };
  const times = Array.from({ length: ROUNDS }, () => {
    const before = performance.now();
    offerFor([selected], { ...surroundingsOf(passage), text });
    return performance.now() - before;
  });
  return median(times);
}
