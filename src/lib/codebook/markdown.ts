import { lexer, type Token, type Tokens } from 'marked';
import { safeHref } from '#domain/text/clean.ts';

/** Markdown as what can be drawn of it. HTML in it is words like any other, pictures are links. */
export type Block =
  | {
      readonly type: 'heading';
      readonly level: 1 | 2 | 3;
      readonly id: string;
      readonly inlines: readonly Inline[];
    }
  | { readonly type: 'paragraph' | 'line'; readonly inlines: readonly Inline[] }
  | { readonly type: 'quotation'; readonly blocks: readonly Block[] }
  | {
      readonly type: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly type: 'table'; readonly head: Row; readonly rows: readonly Row[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'rule' };

type Row = readonly (readonly Inline[])[];

export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'em' | 'del'; readonly inlines: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly inlines: readonly Inline[] }
  | { readonly type: 'break' };

export interface Heading {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly words: string;
}

/** Quotations and lists inside each other deeper than this are read as their words. */
const DEPTH_LIMIT = 12;

/** The blocks of a text; ids of headings are apart within it and begin with the prefix. */
export function readMarkdown(text: string, prefix = 'part'): readonly Block[] {
  return new Reader(prefix).blocks(lexer(text), 0);
}

export function headingsOf(blocks: readonly Block[]): readonly Heading[] {
  return blocks.flatMap((block) =>
    block.type === 'heading'
      ? [{ id: block.id, level: block.level, words: wordsOf(block.inlines) }]
      : [],
  );
}

/** The heading that is called so, or else the first that speaks of it. */
export function headingFor(headings: readonly Heading[], name: string): Heading | undefined {
  const called = name.trim().toLocaleLowerCase();
  const words = headings.map((heading) => heading.words.trim().toLocaleLowerCase());
  const exact = words.indexOf(called);
  return headings[exact === -1 ? words.findIndex((said) => said.includes(called)) : exact];
}

export function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'break') return ' ';
      return 'text' in inline ? inline.text : wordsOf(inline.inlines);
    })
    .join('');
}

class Reader {
  readonly #prefix: string;
  #headings = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  blocks(tokens: readonly Token[], depth: number): Block[] {
    return tokens.flatMap((token) => this.#block(token as Tokens.Generic, depth));
  }

  #block(token: Tokens.Generic, depth: number): Block[] {
    if (depth > DEPTH_LIMIT) return [{ type: 'paragraph', inlines: [plain(token.raw)] }];
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'hr':
        return [{ type: 'rule' }];
      case 'code':
        return [{ type: 'code', text: String(token['text']) }];
      case 'heading':
        return [this.#heading(token)];
      case 'paragraph':
        return [{ type: 'paragraph', inlines: inlinesOf(token) }];
      case 'text':
        return [{ type: 'line', inlines: inlinesOf(token) }];
      case 'blockquote':
        return [{ type: 'quotation', blocks: this.blocks(token.tokens ?? [], depth + 1) }];
      case 'list':
        return [this.#list(token as Tokens.List, depth)];
      case 'table':
        return [table(token as Tokens.Table)];
      default: // HTML, above all
        return [{ type: 'paragraph', inlines: [plain(token.raw)] }];
    }
  }

  #heading(token: Tokens.Generic): Block {
    this.#headings += 1;
    const depth = Number(token['depth']);
    return {
      type: 'heading',
      level: depth === 1 ? 1 : depth === 2 ? 2 : 3,
      id: `${this.#prefix}-${this.#headings}`,
      inlines: inlinesOf(token),
    };
  }

  #list({ ordered, items }: Tokens.List, depth: number): Block {
    return {
      type: 'list',
      isOrdered: ordered,
      items: items.map(({ tokens }) => this.blocks(tokens, depth + 1)),
    };
  }
}

function table({ header, rows }: Tokens.Table): Block {
  const row = (cells: readonly Tokens.TableCell[]): Row =>
    cells.map(({ tokens }) => inlines(tokens));
  return { type: 'table', head: row(header), rows: rows.map(row) };
}

function inlinesOf({ tokens, raw }: Tokens.Generic): readonly Inline[] {
  return tokens === undefined ? [plain(raw)] : inlines(tokens);
}

function inlines(tokens: readonly Token[]): readonly Inline[] {
  return tokens.map((token) => inline(token as Tokens.Generic));
}

function inline(token: Tokens.Generic): Inline {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return { type: token.type, inlines: inlinesOf(token) };
    case 'codespan':
      return { type: 'code', text: String(token['text']) };
    case 'br':
      return { type: 'break' };
    case 'link':
    case 'image':
      return link(token);
    case 'text':
    case 'escape':
      return token.tokens === undefined
        ? plain(String(token['text']))
        : { type: 'text', text: wordsOf(inlines(token.tokens)) };
    default:
      return plain(token.raw);
  }
}

/** A link that leads nowhere safe is its words. */
function link(token: Tokens.Generic): Inline {
  const href = safeHref(String(token['href']));
  const words = token.tokens === undefined ? [plain(String(token['text']))] : inlines(token.tokens);
  return href === null
    ? { type: 'text', text: wordsOf(words) }
    : { type: 'link', href, inlines: words };
}

function plain(text: string): Inline {
  return { type: 'text', text };
}
