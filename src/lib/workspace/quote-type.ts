export type QuoteType = 'direct' | 'indirect' | 'mixed';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What closes what. A mark that is not closed quotes to the end of its paragraph. */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”“',
  '”': '”',
  '„': '“”',
  '"': '"',
  '«': '»',
  '»': '«',
  '‘': '’',
  '‚': '‘’',
  '「': '」',
  '『': '』',
};

/**
 * How the words of a span are quoted by the text around them: wholly inside
 * quotation marks, partly, or not at all. Offsets are in UTF-16 code units.
 */
export function quoteTypeOf(text: string, { start, end }: Range): QuoteType {
  const quoted = quotedRanges(text, start, end);
  if (quoted.some((range) => range.start <= start && end <= range.end)) return 'direct';
  const isAllMarked = quoted.length > 0 && restOf(text, { start, end }, quoted).trim() === '';
  if (isAllMarked) return 'direct';
  return quoted.some((range) => range.start < end && start < range.end) ? 'mixed' : 'indirect';
}

/** The words of a span that stand outside the quoted ranges. */
function restOf(text: string, span: Range, quoted: readonly Range[]): string {
  let rest = '';
  let at = span.start;
  for (const { start, end } of quoted) {
    rest += text.slice(at, Math.max(at, Math.min(start, span.end)));
    at = Math.max(at, end);
  }
  return rest + text.slice(at, Math.max(at, span.end));
}

/** What is quoted, marks included, in the paragraphs that hold a stretch of text. */
function quotedRanges(text: string, from: number, to: number): readonly Range[] {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const newline = text.indexOf('\n', to);
  const end = newline === -1 ? text.length : newline;
  const ranges: Range[] = [];
  let open: { at: number; closers: string } | null = null;
  for (let index = start; index < end; index++) {
    const character = text.charAt(index);
    if (open === null) {
      const closers = isApostrophe(text, index) ? undefined : CLOSERS[character];
      if (closers !== undefined) open = { at: index, closers };
    } else if (character === '\n') {
      ranges.push({ start: open.at, end: index });
      open = null;
    } else if (open.closers.includes(character) && !isApostrophe(text, index)) {
      ranges.push({ start: open.at, end: index + 1 });
      open = null;
    }
  }
  return open === null ? ranges : [...ranges, { start: open.at, end }];
}

/** A single mark between letters belongs to a word: isn’t. */
function isApostrophe(text: string, index: number): boolean {
  if (!'‘’'.includes(text.charAt(index))) return false;
  return /^\p{L}.\p{L}$/u.test(text.slice(Math.max(0, index - 1), index + 2));
}
