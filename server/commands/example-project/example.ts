import type { Block } from '#domain/text/block.ts';
import type { Decision } from '#domain/review/decision.ts';
import type { Evidence } from '#domain/tag/tag.ts';
import type { ArticleFields } from '#server/db/articles.ts';
import type { EntityKey } from './register.ts';

/** An article with its tags, told by words instead of offsets and ids. */
export interface ExampleArticle {
  readonly fields: ArticleFields;
  readonly blocks: readonly Block[];
  readonly tags: readonly ExampleTag[];
  readonly links: readonly ExampleLink[];
}

/** Words of the article: all of them, the n-th time they come. */
export interface Words {
  readonly words: string;
  readonly nth: number;
}

export interface ExampleTag {
  /** A name for links to point at. */
  readonly name?: string;
  readonly kind: string;
  readonly label: string | null;
  readonly parts: Readonly<Record<string, readonly Words[]>>;
  readonly fields: Readonly<Record<string, ExampleValue>>;
  readonly decision?: Pick<Decision, 'state' | 'reason'>;
}

export type ExampleValue = string | readonly Evidence[] | Reference;

/** Somebody of the register by key, or a person left unnamed. */
export type Reference = { readonly entity: EntityKey } | { readonly unnamed: string };

export interface ExampleLink {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** Words as they come for the n-th time. */
export function nth(count: number, words: string): Words {
  return { words, nth: count };
}

type Said = string | Words | readonly (string | Words)[];

function places(said: Said): Words[] {
  const list = typeof said === 'string' || 'words' in said ? [said] : said;
  return list.map((words) => (typeof words === 'string' ? nth(1, words) : words));
}

function partsOf(parts: Readonly<Record<string, Said | undefined>>): ExampleTag['parts'] {
  const given = Object.entries(parts).flatMap(([part, said]) =>
    said === undefined ? [] : [[part, places(said)] as const],
  );
  return Object.fromEntries(given);
}

export function mention(label: string, words: Said, entity?: EntityKey): ExampleTag {
  const fields = entity === undefined ? {} : { entity: { entity } };
  return { kind: 'entity', label, parts: partsOf({ mention: words }), fields };
}

interface QuoteSides {
  readonly type: 'direct' | 'indirect' | 'mixed';
  readonly cue: Said;
  readonly source?: Said;
  readonly addressee?: Said;
  readonly speaker: EntityKey | { readonly unnamed: string };
}

export function quote(content: Said, { type, speaker, ...sides }: QuoteSides): ExampleTag {
  const reference = typeof speaker === 'string' ? { entity: speaker } : speaker;
  return {
    kind: 'quote',
    label: null,
    parts: partsOf({ content, ...sides }),
    fields: { type, speaker: reference },
  };
}

interface ClaimSides {
  readonly claimant?: Said;
  readonly checkWorthiness: 'not' | 'maybe' | 'yes';
  readonly claimKind: 'fact' | 'number' | 'cause' | 'prediction' | 'opinion';
  readonly verdict?: 'supported' | 'refuted' | 'disputed' | 'insufficient';
  readonly evidence?: readonly Evidence[];
  readonly note?: string;
}

export function claim(name: string, content: Said, sides: ClaimSides): ExampleTag {
  const { claimant, verdict = 'none', evidence = [], note = '', ...choices } = sides;
  return {
    name,
    kind: 'claim',
    label: null,
    parts: partsOf({ content, claimant }),
    fields: {
      ...choices,
      verdict,
      ...(evidence.length > 0 && { evidence }),
      ...(note !== '' && { note }),
    },
  };
}

export function accepted(tag: ExampleTag): ExampleTag {
  return { ...tag, decision: { state: 'accepted', reason: '' } };
}

export function rejected(tag: ExampleTag, reason: string): ExampleTag {
  return { ...tag, decision: { state: 'rejected', reason } };
}

export function named(name: string, tag: ExampleTag): ExampleTag {
  return { ...tag, name };
}
