import type { Block, LinkTarget, Run } from './block.ts';
import { URL_LIMIT } from '../limits.ts';

const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/**
 * What no reader sees and every tool trips over: control characters, byte order
 * marks, soft hyphens of a former layout, the sign for an embedded object and
 * noncharacters. Joiners and direction marks are part of their scripts and stay.
 */
const JUNK = /(?!\n)\p{Cc}|[\u00AD\uFEFF\uFFFC\uFFFE\uFFFF]/gu;

/**
 * Text from outside as the desk keeps it: every kind of line end is a newline, a
 * tab is a space, junk is gone, and half a surrogate pair is U+FFFD.
 */
export function cleanText(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(/\t/g, ' ').replace(JUNK, '').toWellFormed();
}

/** Text from outside as one line: a title, a name, a byline. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/**
 * Blocks from outside as the desk keeps them: clean runs, neighbours of one look
 * joined, links only to where a reader may be sent, blank blocks gone. A newline
 * inside a block begins another block of its type.
 */
export function cleanBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap(cleanBlock);
}

function cleanBlock(block: Block): Block[] {
  const lines: Run[][] = [[]];
  for (const run of block.runs) {
    const [first = '', ...rest] = cleanText(run.text).split('\n');
    lines.at(-1)?.push(withText(run, first));
    for (const line of rest) lines.push([withText(run, line)]);
  }
  return lines
    .map((runs) => trimEdges(joinRuns(runs)))
    .filter((runs) => runs.length > 0)
    .map((runs) => ({ type: block.type, runs }));
}

function withText({ strong, em, link }: Run, text: string): Run {
  const href = link && safeHref(link.href);
  return { text, ...(strong && { strong }), ...(em && { em }), ...(href && { link: { href } }) };
}

/** Runs without empty ones, and neighbours of one look as one. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    if (run.text === '') continue;
    if (before && sameLook(before, run))
      joined.splice(-1, 1, { ...before, text: before.text + run.text });
    else joined.push(run);
  }
  return joined;
}

function sameLook(one: Run, other: Run): boolean {
  return one.strong === other.strong && one.em === other.em && sameTarget(one.link, other.link);
}

function sameTarget(one: LinkTarget | undefined, other: LinkTarget | undefined): boolean {
  return one?.href === other?.href;
}

/** Runs without blanks at the start and end of their line. */
function trimEdges(runs: readonly Run[]): Run[] {
  const inked = (run: Run): boolean => run.text.trim() !== '';
  const kept = runs.slice(runs.findIndex(inked), runs.findLastIndex(inked) + 1);
  return kept.map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === kept.length - 1 ? start.trimEnd() : start };
  });
}

const SAFE_PROTOCOLS = ['http:', 'https:', 'mailto:'];

const BARE_ADDRESS =
  /^(?<host>[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?<ending>\p{L}{2,24}))(?::\d+)?(?<path>[/?#]\S*)?$/u;
/** Endings of files that somebody may name; some are a country's, too. */
const FILE_ENDING =
  /^(?:pdf|docx?|odt|rtf|txt|md|epub|xlsx?|ods|csv|tsv|pptx?|html?|xml|json|ya?ml|jpe?g|png|gif|svg|webp|tiff?|zip|gz|tar|js|ts|css|py|sql|log|eml)$/i;

/** mr.smith, but not dr.dk. */
const TITLED = /^(?:mrs?|ms|dr|prof|rev|hon)\.\p{L}{4,}$/iu;

/**
 * An address as somebody typed it, with the https:// that browsers let them leave out, where there
 * is room for it. Neither a file alone nor a name with a dot gets it, unless www. stands before it.
 */
export function typedAddress(typed: string): string {
  const address = typed.trim();
  const { host, ending, path } = BARE_ADDRESS.exec(address)?.groups ?? {};
  if (host === undefined || ending === undefined) return address;
  const isFile = path === undefined && FILE_ENDING.test(ending);
  const isOther = isFile || TITLED.test(host) || /^\p{Lu}\p{Ll}/u.test(ending);
  const whole = `https://${address}`;
  if (whole.length > URL_LIMIT || (isOther && !/^www\./i.test(host))) return address;
  return whole;
}

/** The address of a link a reader may follow, or null for scripts, files and nonsense. */
export function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (!SAFE_PROTOCOLS.includes(url.protocol)) return null;
  return url.href.length <= URL_LIMIT ? url.href : null;
}
