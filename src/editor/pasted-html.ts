import {
  HEADING_LEVELS,
  indented,
  PARAGRAPH,
  QUOTATION,
  type Block,
  type BlockType,
  type Run,
} from '#domain/text/block.ts';
import { cleanBlocks, safeHref } from '#domain/text/clean.ts';
import type { PageHead } from '#domain/text/metadata.ts';
import { withoutTrackers } from './trackers.ts';

/**
 * The blocks of HTML from outside: a web page, a mail, a word processor. What the
 * text's schema holds survives (headings, paragraphs, lists, quotations, links,
 * bold, italic); scripts, styles, images, menus and hidden things do not. A line
 * break begins a block; a row of a table is a paragraph. Needs a DOM, in which
 * nothing of the HTML is run or loaded.
 */
export function blocksFromHtml(html: string): Block[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const reading = new Reading();
  reading.readChildren(body, { type: PARAGRAPH, look: {}, isPreformatted: false });
  return cleanBlocks(reading.blocks);
}

/** What the head of a pasted page says of it; a browser's clipboard rarely holds one, a file does. */
export function headOfHtml(html: string): PageHead {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const meta = [...page.querySelectorAll('meta[content]')].flatMap((element) => {
    const name = element.getAttribute('property') ?? element.getAttribute('name');
    return name === null ? [] : [[name, element.getAttribute('content') ?? ''] as const];
  });
  return {
    title: page.title,
    language: page.documentElement.lang,
    canonicalUrl: page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '',
    meta: new Map(meta),
  };
}

/** What holds for everything inside an element. */
interface Surroundings {
  readonly type: BlockType;
  readonly look: Omit<Run, 'text'>;
  readonly isPreformatted: boolean;
}

/** Nothing in these is the article's text. */
const DROPPED = new Set(
  `aside audio base button canvas col colgroup datalist del dialog embed form head iframe img input link map
   math menu meta nav noscript object option picture progress script select source style svg
   template textarea title track video`.split(/\s+/),
);
const DROPPED_ROLES = new Set(['navigation', 'complementary', 'search', 'menu', 'toolbar']);
/** These begin and end a block of their own, besides those that say its type. */
const BLOCKS = new Set(
  `address article caption center dd details div dl dt fieldset figcaption figure footer header hgroup hr
   main p section summary table tbody tfoot thead tr`.split(/\s+/),
);
const CELL_DIVIDER = ' | ';

class Reading {
  readonly blocks: Block[] = [];
  #runs: Run[] = [];
  #type: BlockType = PARAGRAPH;

  readChildren(parent: Node, around: Surroundings): void {
    for (const child of parent.childNodes) {
      if (child instanceof Text) this.#readText(child.data, around);
      else if (child instanceof HTMLElement) this.#readElement(child, around);
    }
    if (!(parent instanceof HTMLElement) || parent.tagName === 'BODY') this.#endBlock();
  }

  #readElement(element: HTMLElement, around: Surroundings): void {
    const name = element.tagName.toLowerCase();
    if (name === 'br') return this.#endBlock();
    if (DROPPED.has(name) || isHidden(element) || isListMarker(element)) return;
    const type = typeWithin(element, name, around.type);
    const look = lookWithin(element, name, around.look);
    const inside = { type, look, isPreformatted: around.isPreformatted || name === 'pre' };
    const isBlock = BLOCKS.has(name) || type !== around.type || name === 'pre' || name === 'li';
    if (isBlock) this.#endBlock();
    if (isCell(name) && this.#runs.length > 0) this.#write(CELL_DIVIDER, around);
    this.readChildren(element, inside);
    if (isBlock) this.#endBlock();
  }

  #readText(text: string, around: Surroundings): void {
    const [first = '', ...lines] = around.isPreformatted ? text.split(/\r?\n/) : [text];
    this.#write(first, around);
    for (const line of lines) {
      this.#endBlock();
      this.#write(line, around);
    }
  }

  /** Blanks of the layout fold into one; a block begins with its first word. */
  #write(text: string, { type, look }: Surroundings): void {
    const before = this.#runs.at(-1)?.text ?? ' ';
    const folded = text.replace(/[\s\u00A0\u200B]+/g, ' ');
    const words = before.endsWith(' ') ? folded.trimStart() : folded;
    if (words === '') return;
    if (this.#runs.length === 0) this.#type = type;
    this.#runs.push({ text: words, ...withoutBoldHeading(type, look) });
  }

  #endBlock(): void {
    if (this.#runs.length > 0) this.blocks.push({ type: this.#type, runs: this.#runs });
    this.#runs = [];
  }
}

function isCell(name: string): boolean {
  return name === 'td' || name === 'th';
}

/** Set to be unseen: preheaders of mails, text for crawlers, collapsed menus. */
function isHidden(element: HTMLElement): boolean {
  const { style } = element;
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    DROPPED_ROLES.has(element.getAttribute('role') ?? '') ||
    style.display === 'none' ||
    style.visibility === 'hidden' ||
    /^0(px|pt|em)?$/.test(style.fontSize) ||
    /mso-hide:\s*all/i.test(element.getAttribute('style') ?? '')
  );
}

/** Word writes the bullet or number of a list item as text. */
function isListMarker(element: HTMLElement): boolean {
  return /mso-list:\s*ignore/i.test(element.getAttribute('style') ?? '');
}

function typeWithin(element: HTMLElement, name: string, around: BlockType): BlockType {
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return heading(Number(level));
  if (name === 'blockquote') return QUOTATION;
  if (name === 'ul' || name === 'ol')
    return listWithin(name === 'ul' ? 'bullet' : 'ordered', around);
  return name === 'p' ? typeInWord(element, around) : around;
}

function heading(level: number): BlockType {
  const deepest = HEADING_LEVELS[HEADING_LEVELS.length - 1] ?? 1;
  return { name: 'heading', level: HEADING_LEVELS[level - 1] ?? deepest };
}

/** A list in a list stands one deeper, of whatever kind the outer one is. */
function listWithin(name: 'bullet' | 'ordered', around: BlockType): BlockType {
  const isNested = around.name === 'bullet' || around.name === 'ordered';
  const nested = isNested ? indented(around, 1) : around;
  const indent = nested.name === 'bullet' || nested.name === 'ordered' ? nested.indent : 0;
  return { name, indent };
}

/** Word says what a paragraph is by its class and by `mso-list`, not by its element. */
function typeInWord(element: HTMLElement, around: BlockType): BlockType {
  if (/\bMso(Intense)?Quote\b/.test(element.className)) return QUOTATION;
  if (/\bMsoTitle\b/.test(element.className)) return heading(1);
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(element.getAttribute('style') ?? '')?.[1];
  if (level === undefined) return around;
  const marker = [...element.querySelectorAll<HTMLElement>('[style]')].find(isListMarker);
  const isNumbered = /^\(?(\d+|[a-z]{1,4})[.)]/i.test(marker?.textContent.trim() ?? '');
  let type: BlockType = { name: isNumbered ? 'ordered' : 'bullet', indent: 0 };
  for (let depth = 1; depth < Number(level); depth += 1) type = indented(type, 1);
  return type;
}

function lookWithin(
  element: HTMLElement,
  name: string,
  around: Surroundings['look'],
): Surroundings['look'] {
  const { fontWeight, fontStyle } = element.style;
  const isStrong =
    weighs(fontWeight) ?? (name === 'b' || name === 'strong' || around.strong === true);
  const isEmphasis = leans(fontStyle) ?? (name === 'i' || name === 'em' || around.em === true);
  const href = name === 'a' ? safeHref(element.getAttribute('href') ?? '') : null;
  const link = href === null ? around.link : { href: withoutTrackers(href) };
  return {
    ...(isStrong && { strong: true }),
    ...(isEmphasis && { em: true }),
    ...(link && { link }),
  };
}

/** Whether a style makes words bold; undefined where it says nothing. */
function weighs(fontWeight: string): boolean | undefined {
  if (fontWeight === '' || fontWeight === 'inherit') return undefined;
  return fontWeight.startsWith('bold') || Number(fontWeight) >= 600;
}

function leans(fontStyle: string): boolean | undefined {
  if (fontStyle === '' || fontStyle === 'inherit') return undefined;
  return fontStyle === 'italic' || fontStyle.startsWith('oblique');
}

/** Headings are bold by themselves; saying it again would be layout. */
function withoutBoldHeading(type: BlockType, look: Surroundings['look']): Surroundings['look'] {
  const { strong, ...plain } = look;
  return type.name === 'heading' || strong === undefined ? plain : look;
}
