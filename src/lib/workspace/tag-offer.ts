import type { Field, Part } from '#domain/codebook/codebook.ts';
import type { TagId } from '#domain/ids.ts';
import { offerFor, type QuoteOffer } from '#domain/quotes/offer.ts';
import type { KnownSpeaker, Mention, Speaker, Surroundings } from '#domain/quotes/surroundings.ts';
import type { Register } from '#domain/register/register.ts';
import type { EarlierChoice } from '#domain/register/suggestions.ts';
import type { Span } from '#domain/span/span.ts';
import { isEntityReference } from '#domain/tag/field-value.ts';
import type { FieldValue, PlacedSpan } from '#domain/tag/tag.ts';
import type { DeskTag } from './desk-tag.ts';
import { mentionOffer } from './mention-offer.ts';

/** What the desk found around a tag and proposes to add to it, by the text as it is now. */
export interface TagOffer {
  readonly tagId: TagId;
  readonly parts: readonly OfferedPart[];
  readonly speaker: OfferedSpeaker | null;
  /** Values that follow from the words and need no name. */
  readonly fields: Readonly<Record<string, FieldValue>>;
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
  if (!isQuote(tag) || tag.kind === undefined) return null;
  const [own, ...more] = placedSpans(tag, tag.kind.parts[0].id);
  if (own === undefined) return null;
  const found = offerFor([own, ...more], surroundingsOf(tag, sources));
  const parts = offeredParts(tag, found, sources.text);
  const speaker = offeredSpeaker(tag, found.speaker, sources);
  if (parts.length === 0 && speaker === null) return null;
  return { tagId: tag.id, parts, speaker, fields: offeredType(tag, found, parts) };
}

/** Whom a mention means. */
function entityOffer(tag: DeskTag, { learnt, ...sources }: OfferSources): TagOffer | null {
  const speaker = mentionOffer(tag, { ...sources, learnt: learnt() });
  return speaker === null ? null : { tagId: tag.id, parts: [], speaker, fields: {} };
}

/** A kind that says who speaks, whatever a codebook calls it. */
export function isQuote({ kind }: Pick<DeskTag, 'kind'>): boolean {
  const has = (id: string): boolean => kind?.parts.some((part) => part.id === id) === true;
  return has('cue') && has('source');
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
  const span =
    id === 'cue' ? cue : id === 'source' ? source : id === 'addressee' ? addressee : null;
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
  if (field === undefined || tag.stored.fields[field.id] !== undefined) return null;
  if (speaker === null || (speaker.does === 'create' && !mayAddEntities)) return null;
  return { field, speaker };
}

function speakerField({ kind }: Pick<DeskTag, 'kind'>): Field | undefined {
  return kind?.fields.find(({ id, type }) => id === 'speaker' && type === 'entity');
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
  const before = tags.filter((other) => other.start < tag.end && !other.isDetached);
  return {
    text,
    language,
    register,
    mentions: before.flatMap(mentionOf),
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

function placedSpans(tag: DeskTag, partId: string): readonly Span[] {
  return (tag.parts[partId] ?? []).flatMap((place) =>
    place.state === 'placed' ? [{ start: place.start, end: place.end }] : [],
  );
}

/** An offer in a line, as it is shown and read out. */
export function offerWords({ parts, speaker }: TagOffer): string {
  const said = parts.map(({ part, words }) => `${part.name} ‘${shortened(words)}’`);
  const whom = speaker === null ? [] : [`${speaker.field.name} ${speakerWords(speaker.speaker)}`];
  return [...said, ...whom].join(', ');
}

export function speakerWords(speaker: Speaker): string {
  switch (speaker.does) {
    case 'point':
      return speaker.name;
    case 'create':
      return `${speaker.name}, new in the register`;
    case 'leave-unnamed':
      return `unnamed: ${speaker.description}`;
  }
}

/** Long enough to know the words again. */
const SHOWN_LENGTH = 48;

export function shortened(words: string): string {
  if (words.length <= SHOWN_LENGTH) return words;
  const half = SHOWN_LENGTH / 2 - 1;
  return `${words.slice(0, half).trimEnd()} … ${words.slice(-half).trimStart()}`;
}
