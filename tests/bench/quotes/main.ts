import { performance } from 'node:perf_hooks';
import { newId, type EntityId } from '#domain/ids.ts';
import { offerFor } from '#domain/quotes/offer.ts';
import type { Surroundings } from '#domain/quotes/surroundings.ts';
import { freshEntity } from '#domain/register/fresh-entity.ts';
import { readRegister } from '#domain/register/register.ts';
import type { Span } from '#domain/span/span.ts';
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
const REGISTER_SIZE = 20_000;
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
  console.log(
    `One for a pronoun in 100,000 characters of Chinese, with a register of 20,000: ${formatNumber(costOfPronoun())} ms (median).`,
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
  return costOf(selected, { ...surroundingsOf(passage), text });
}

/** Nobody spoke before, so every name of the register is looked for. */
function costOfPronoun(): number {
  const above = '这座桥建于春天，至今仍在使用。\n'.repeat(6_250);
  const quote = '“桥不会关闭，”';
  const text = `${above}${quote}她说。\n`;
  const selected = { start: above.length, end: above.length + quote.length };
  const entities = Array.from({ length: REGISTER_SIZE }, (_, at) =>
    freshEntity({
      id: newId<EntityId>(),
      name: `第${at}号证人`,
      type: 'person',
      createdBy: null,
      createdAt: 0,
    }),
  );
  const register = readRegister(entities);
  return costOf(selected, { text, language: 'zh', mentions: [], knownSpeakers: [], register });
}

function costOf(selected: Span, around: Surroundings): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = performance.now();
    offerFor([selected], around);
    return performance.now() - before;
  });
  return median(times);
}
