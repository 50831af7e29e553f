import type { Field, Part } from '#domain/codebook/codebook.ts';
import { CLAIMANT, isClaim, isQuote } from '#domain/codebook/meanings.ts';
import type { TagId } from '#domain/ids.ts';
import { offerFor, type QuoteOffer } from '#domain/quotes/offer.ts';
import { speakerOf } from '#domain/quotes/speaker.ts';
import { quotationAt, restOf } from '#domain/quotes/statements.ts';
import type { KnownSpeaker, Mention, Speaker, Surroundings } from '#domain/quotes/surroundings.ts';
import type { Register } from '#domain/register/register.ts';
import type { EarlierChoice } from '#domain/register/suggestions.ts';
import { contains, type Span } from '#domain/span/span.ts';
import { isEntityReference } from '#domain/tag/field-value.ts';
import type { FieldValue, PlacedSpan } from '#domain/tag/tag.ts';
import { texts } from '#texts/texts.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import { entityField, mentionOffer, speakerField } from './mention-offer.ts';

/** What the desk found around a tag and proposes to add to it, by the text as it is now. */
export interface TagOffer {
  readonly tagId: TagId;
  readonly parts: readonly OfferedPart[];
  readonly speaker: OfferedSpeaker | null;
  /** Whose voice a claim is in, where nobody else is offered. */
  readonly voice: NamedValue | null;
  /** Values of choices that go with it. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

export interface OfferedPart {
  readonly part: Part;
  readonly spans: readonly [Span, ...Span[]];
  readonly words: string;
}

export interface OfferedSpeaker {
  readonly field: Field;
  readonly speaker: Speaker;
}

/** The article a tag stands in. */
export interface OfferSources {
  readonly text: string;
  readonly language: string;
  readonly tags: readonly DeskTag[];
  readonly register: Register;
  /** Whom words meant in other articles of the project. */
  readonly learnt: () => readonly EarlierChoice[];
  readonly mayAddEntities: boolean;
}

/** What a tag has not got yet and its words and the text around it tell; null when they tell nothing. */
export function tagOffer(tag: DeskTag, sources: OfferSources): TagOffer | null {
  if (tag.kind?.id === 'entity') return entityOffer(tag, sources);
  if (isClaim(tag.kind)) return claimOffer(tag, sources);
  if (!isQuote(tag.kind) || tag.kind === undefined) return null;
  const [own, ...more] = ownSpans(tag);
  if (own === undefined) return null;
  const found = offerFor([own, ...more], surroundingsOf(tag, sources));
  const parts = offeredParts(tag, found, sources.text);
  const speaker = offeredSpeaker(tag, found.speaker, sources);
  if (parts.length === 0 && speaker === null) return null;
  return { tagId: tag.id, parts, speaker, voice: null, fields: offeredType(tag, found, parts) };
}

/** Whom a mention means. */
function entityOffer(tag: DeskTag, sources: OfferSources): TagOffer | null {
  const { learnt, ...known } = sources;
  const speaker =
    mentionOffer(tag, { ...known, learnt: learnt() }) ?? describedEntity(tag, sources);
  return speaker === null ? null : { tagId: tag.id, parts: [], speaker, voice: null, fields: {} };
}

/** She, the mayor: whom words stand for that are no name. */
function describedEntity(tag: DeskTag, sources: OfferSources): OfferedSpeaker | null {
  const [own] = ownSpans(tag);
  const field = entityField(tag);
  if (own === undefined || field === undefined || tag.stored.fields[field.id] !== undefined)
    return null;
  const speaker = speakerOf(own, surroundingsOf(tag, sources));
  return speaker?.does === 'point' ? { field, speaker } : null;
}

const VOICE = 'voice';

/** A claim inside a quote is its speaker's; another is whose the text says, or the article's own. */
function claimOffer(tag: DeskTag, sources: OfferSources): TagOffer | null {
  const [own, ...more] = ownSpans(tag);
  const part = tag.kind?.parts.find(({ id }) => id === CLAIMANT);
  if (own === undefined || part === undefined) return null;
  const [quote] = quotesAround(tag, sources.tags);
  const found = offerFor([own, ...more], surroundingsOf(tag, sources));
  const source = quote === undefined ? found.source : (placedSpans(quote, 'source')[0] ?? null);
  const content = more.length > 0 ? [own, ...more] : statementFrom(own, sources);
  const parts = offeredParts(tag, { ...found, content, source }, sources.text);
  const speaker =
    quote === undefined ? found.speaker : (speakerIn(quote, sources) ?? found.speaker);
  const offered = offeredSpeaker(tag, speaker, sources);
  const isTold = quote === undefined && quotationAround(own, sources) === null;
  const isArticles = isTold && source === null && speaker === null;
  const voice = offeredVoice(tag, isArticles ? 'article' : CLAIMANT);
  if (parts.length === 0 && offered === null && voice === null) return null;
  const fields = voice === null ? {} : { [VOICE]: voice.id };
  const isOwn = parts.length === 0 && offered === null;
  return { tagId: tag.id, parts, speaker: offered, voice: isOwn ? voice : null, fields };
}

/** A statement that a cue interrupts is offered whole. */
function statementFrom(own: Span, { text, language }: OfferSources): readonly Span[] {
  const rest = restOf(text, own, language);
  return rest === null ? [own] : [own, rest];
}

/** The quotation marks that a claim stands in: whoever says it, the article does not. */
function quotationAround(own: Span, { text }: OfferSources): Span | null {
  const quotation = quotationAt(text, own.start);
  return quotation !== null && contains(quotation, own) ? quotation : null;
}

/** The quotes whose words hold the tag's, the innermost first. */
export function quotesAround(tag: DeskTag, tags: readonly DeskTag[]): readonly DeskTag[] {
  const own = ownSpans(tag);
  const length = ({ words }: DeskTag): number => words.length;
  return tags
    .filter((other) => own.some((span) => contains(other, span))) // few are left to look at closer
    .filter((other) => other.id !== tag.id && isQuote(other.kind))
    .filter((other) => length(other) > length(tag) || !isQuote(tag.kind))
    .filter((other) => own.some((span) => ownSpans(other).some((one) => contains(one, span))))
    .toSorted((one, other) => length(one) - length(other));
}

function speakerIn(quote: DeskTag, { register }: OfferSources): Speaker | null {
  const field = speakerField(quote);
  const value = field === undefined ? undefined : quote.stored.fields[field.id];
  if (!isEntityReference(value)) return null;
  if ('unnamed' in value) return { does: 'leave-unnamed', description: value.unnamed };
  const entity = register.entityById.get(value.entity);
  return entity === undefined ? null : { does: 'point', entity: entity.id, name: entity.name };
}

/** Whose voice a claim is in, where the codebook asks and nobody has said. */
function offeredVoice(
  { kind, stored }: DeskTag,
  voice: string,
): (NamedValue & { readonly id: string }) | null {
  const field = kind?.fields.find(({ id }) => id === VOICE);
  if (field?.type !== 'choice' || stored.fields[VOICE] !== undefined) return null;
  const choice = field.choices.find(({ id }) => id === voice);
  return choice === undefined ? null : { id: choice.id, name: field.name, value: choice.name };
}

function offeredParts(tag: DeskTag, found: QuoteOffer, text: string): readonly OfferedPart[] {
  return (tag.kind?.parts ?? []).flatMap((part, at): OfferedPart[] => {
    const spans = at === 0 ? found.content : spansFor(part, found);
    const now = tag.parts[part.id] ?? [];
    const isDone = at === 0 ? now.length !== 1 || isSame(now, spans) : now.length > 0;
    const [first, ...more] = spans;
    if (isDone || first === undefined) return [];
    const words = spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
    return [{ part, spans: [first, ...more], words }];
  });
}

function spansFor({ id }: Part, { cue, source, addressee }: QuoteOffer): readonly Span[] {
  const spanOf: Readonly<Record<string, Span | null>> = {
    cue,
    source,
    addressee,
    [CLAIMANT]: source,
  };
  const span = spanOf[id] ?? null;
  return span === null ? [] : [span];
}

function isSame(now: readonly PlacedSpan[], spans: readonly Span[]): boolean {
  const [only] = now;
  const [first, ...more] = spans;
  if (only?.state !== 'placed') return true;
  return more.length === 0 && only.start === first?.start && only.end === first.end;
}

function offeredSpeaker(
  tag: DeskTag,
  speaker: Speaker | null,
  { mayAddEntities }: OfferSources,
): OfferedSpeaker | null {
  const field = speakerField(tag);
  if (field === undefined || speaker === null) return null;
  const value = tag.stored.fields[field.id];
  // Whoever had no name may have an entry since.
  const isUnnamed = isEntityReference(value) && 'unnamed' in value;
  if (value !== undefined && !(isUnnamed && speaker.does === 'point')) return null;
  if (speaker.does === 'create' && !mayAddEntities) return null;
  return { field, speaker };
}

/** The type follows the content where the offer changes it. */
function offeredType(
  { kind }: DeskTag,
  { type }: QuoteOffer,
  parts: readonly OfferedPart[],
): Record<string, FieldValue> {
  const field = kind?.fields.find(({ id }) => id === 'type');
  const isChanged = parts.some(({ part }) => part.id === kind?.parts[0].id);
  if (!isChanged || field?.type !== 'choice') return {};
  return field.choices.some(({ id }) => id === type) ? { type } : {};
}

function surroundingsOf(
  tag: DeskTag,
  { text, language, tags, register }: OfferSources,
): Surroundings {
  const placed = tags.filter(({ isDetached }) => !isDetached);
  const before = placed.filter((other) => other.start < tag.end);
  // Who says it may stand behind it, in the same paragraph.
  const newline = text.indexOf('\n', tag.end);
  const near = placed.filter(({ start }) => newline === -1 || start < newline);
  return {
    text,
    language,
    register,
    mentions: near.flatMap(mentionOf),
    knownSpeakers: before.filter((other) => other.id !== tag.id).flatMap(knownSpeakerOf),
  };
}

function mentionOf({ kind, stored, start, end }: DeskTag): Mention[] {
  const field = kind?.fields.find(({ type }) => type === 'entity');
  if (kind?.id !== 'entity' || field === undefined) return [];
  const value = stored.fields[field.id];
  const entity = isEntityReference(value) && 'entity' in value ? value.entity : null;
  return [{ start, end, entity, type: stored.label ?? '' }];
}

function knownSpeakerOf(tag: DeskTag): KnownSpeaker[] {
  const field = speakerField(tag);
  const value = field === undefined ? undefined : tag.stored.fields[field.id];
  const source = tag.parts['source']?.[0];
  if (source === undefined || !isEntityReference(value) || !('entity' in value)) return [];
  return [{ source: source.quote, entity: value.entity }];
}

/** Where a tag's own words stand. */
export function ownSpans(tag: DeskTag): readonly Span[] {
  return tag.kind === undefined ? [] : placedSpans(tag, tag.kind.parts[0].id);
}

function placedSpans(tag: DeskTag, partId: string): readonly Span[] {
  return (tag.parts[partId] ?? []).flatMap((place) =>
    place.state === 'placed' ? [{ start: place.start, end: place.end }] : [],
  );
}

/** An offer in a line, as it is shown and read out. */
export function offerWords(offer: TagOffer): string {
  const parts = offer.parts.map(({ part: { name }, words }) => ({ name, words: shortened(words) }));
  return texts.offers.inALine({ parts, values: wholeWords(offer) });
}

/** What an offer says beside words of the text. */
export function wholeWords({ speaker, voice }: TagOffer): readonly NamedValue[] {
  const whom =
    speaker === null ? [] : [{ name: speaker.field.name, value: speakerWords(speaker.speaker) }];
  return voice === null ? whom : [...whom, voice];
}

function speakerWords(speaker: Speaker): string {
  switch (speaker.does) {
    case 'point':
      return speaker.name;
    case 'create':
      return texts.offers.newEntity(speaker.name);
    case 'leave-unnamed':
      return texts.offers.unnamed(speaker.description);
  }
}

/** Long enough to know the words again. */
const SHOWN_LENGTH = 48;

export function shortened(words: string): string {
  if (words.length <= SHOWN_LENGTH) return words;
  const half = SHOWN_LENGTH / 2 - 1;
  return `${words.slice(0, half).trimEnd()} … ${words.slice(-half).trimStart()}`;
}
