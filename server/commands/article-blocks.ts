import * as v from 'valibot';
import { URL_LIMIT } from '#domain/limits.ts';
import { articleProblem } from '#domain/text/article-text.ts';
import { HEADING_LEVELS, INDENTS, type Block } from '#domain/text/block.ts';
import { cleanBlocks } from '#domain/text/clean.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import { read } from './input.ts';

const mark = v.exactOptional(v.literal(true));

const run = v.object({
  text: v.string(),
  strong: mark,
  em: mark,
  link: v.exactOptional(v.object({ href: v.pipe(v.string(), v.maxLength(URL_LIMIT)) })),
});

const blockType = v.variant('name', [
  v.object({ name: v.picklist(['paragraph', 'quotation']) }),
  v.object({ name: v.literal('heading'), level: v.picklist(HEADING_LEVELS) }),
  v.object({ name: v.picklist(['bullet', 'ordered']), indent: v.picklist(INDENTS) }),
]);

const blocks = v.array(v.object({ type: blockType, runs: v.array(run) }), texts.input.textNotWhole);

/** Blocks from a page, cleaned; refuses what is no article, in words. */
export function readArticleBlocks(given: unknown): Block[] {
  const clean = cleanBlocks(read(blocks, given));
  const problem = articleProblem(clean);
  if (problem !== null) throw refusals.invalid(problem, 'blocks');
  return clean;
}
