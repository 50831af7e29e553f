import { kindOf, offered, type Codebook, type Kind } from '#domain/codebook/codebook.ts';
import type { KeyedChoice } from '#domain/codebook/keys.ts';
import { isClaim, isQuote } from '#domain/codebook/meanings.ts';
import {
  nextQuotation,
  nextStatement,
  previousStatement,
  statementAt,
} from '#domain/quotes/statements.ts';
import { nameTypeOf } from '#domain/register/name-type.ts';
import { likeliestEntity, organizationShort } from '#domain/register/suggestions.ts';
import type { Span } from '#domain/span/span.ts';
import { FIGURE_TYPES } from '#domain/text/figures.ts';
import { nextUntaggedName } from '#domain/text/names.ts';
import { ownSpansOf } from '../desk/own-spans.ts';
import type { PlainCommand } from '../keys/keymap.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import type { OfferSources } from '../offers/tag-offer.ts';

/** What a desk goes through, a stop a press: what may be names, what is quoted, what is stated. */
export const ROUNDS = ['names', 'quotations', 'statements'] as const;
export type Round = (typeof ROUNDS)[number];

/** What is pressed to go on. */
export const NEXT_OF = {
  names: 'next-name',
  quotations: 'next-quotation',
  statements: 'next-statement',
} as const satisfies Record<Round, PlainCommand>;

/** The kind of tag that is made on a round; undefined where the codebook has none. */
export function kindOn(round: Round, codebook: Codebook): Kind | undefined {
  const kinds = offered(codebook.kinds);
  switch (round) {
    case 'names':
      return kinds.find(({ id }) => id === 'entity');
    case 'quotations':
      return kinds.find(isQuote);
    case 'statements':
      return kinds.find(isClaim);
  }
}

type Article = Pick<OfferSources, 'text' | 'tags' | 'language' | 'register'>;

/** From where a round begins at a bare caret: the statement it stands in is the first. */
export function startAt(round: Round, caret: number, { text, language }: Article): number {
  const here = round === 'statements' ? statementAt(text, caret, language) : null;
  return here !== null && here.start <= caret && caret < here.end ? here.start : caret;
}

/** The next stop behind a place; null when there is none. */
export function stopAfter(
  round: Round,
  from: number,
  { codebook, ...article }: Article & { readonly codebook: Codebook },
): Span | null {
  const { text, language } = article;
  switch (round) {
    case 'names':
      return nameAfter(from, article, codebook);
    case 'quotations':
      return nextQuotation(
        text,
        from,
        article.tags.filter(({ kind }) => isQuote(kind)).flatMap(ownSpansOf),
      );
    case 'statements':
      return nextStatement(text, from, language);
  }
}

/** The stop before a place: of statements alone, the others are found by what has no tag yet. */
export function stopBefore(to: number, { text, language }: Article): Span | null {
  return previousStatement(text, to, language);
}

function nameAfter(
  from: number,
  { text, language, register, tags }: Article,
  codebook: Codebook,
): Span | null {
  const known = register.entities.flatMap(({ name, aliases }) => [name, ...aliases]);
  const labels = new Set(offered(kindOf(codebook, 'entity')?.labels ?? []).map(({ id }) => id));
  const figures = FIGURE_TYPES.filter((type) => labels.has(type));
  const tagged = spansOfNames(tags);
  return nextUntaggedName({ text, language, known, figures }, tagged, from);
}

/** Tags of kinds with one part stand for what they are on; a quote may hold names that have none. */
function spansOfNames(tags: readonly DeskTag[]): Span[] {
  return tags
    .filter(({ kind }) => kind === undefined || kind.parts.length === 1)
    .flatMap((tag) => ownSpansOf(tag));
}

/** What the words of a stop would be tagged as; null where nothing tells. */
export function choiceAt(
  round: Round,
  span: Span,
  { codebook, ...sources }: OfferSources & { readonly codebook: Codebook },
): KeyedChoice | null {
  const kind = kindOn(round, codebook);
  if (kind === undefined) return null;
  const labels = offered(kind.labels);
  if (labels.length === 0) return { kind, label: null };
  const type = round === 'names' ? typeAt(span, kind, sources) : null;
  const label = labels.find(({ id }) => id === type);
  return label === undefined ? null : { kind, label };
}

/** What the same words were tagged as before; what the register says they are; what they look like. */
function typeAt(span: Span, kind: Kind, sources: OfferSources): string | null {
  const { text, language, tags, register, learnt } = sources;
  const words = text.slice(span.start, span.end);
  const alike = tags.filter((tag) => tag.kind?.id === kind.id && tag.words === words);
  const before = alike.findLast(({ start }) => start <= span.start) ?? alike[0];
  if (before !== undefined) return before.stored.label;
  const known = { words, type: null, language, register, here: [], learnt: learnt() };
  const likeliest = likeliestEntity(known);
  if (likeliest !== null) return likeliest.entity.type;
  const looks = nameTypeOf({ text, name: span, language });
  // In Washington, a place, though the register has the Washington Post.
  return looks ?? organizationShort(words, register)?.type ?? null;
}
