import { offerFor } from '#domain/quotes/offer.ts';
import type { Speaker, Surroundings } from '#domain/quotes/surroundings.ts';
import { readRegister } from '#domain/register/register.ts';
import type { Span } from '#domain/span/span.ts';
import {
  PASSAGE_REGISTER,
  type ExpectedSpeaker,
  type QuotePassage,
} from '#tests/fixtures/quote-passages.ts';

export const SCORED = ['content', 'cue', 'source', 'addressee', 'speaker'] as const;
export type Scored = (typeof SCORED)[number];

/** What was offered and what is right, in words, part by part. */
export interface PassageScore {
  readonly offered: Readonly<Record<Scored, string>>;
  readonly expected: Readonly<Record<Scored, string>>;
}

const REGISTER = readRegister(PASSAGE_REGISTER);

export function surroundingsOf({ text, language, mentions }: QuotePassage): Surroundings {
  return { text, language, mentions, knownSpeakers: [], register: REGISTER };
}

export function scorePassage(passage: QuotePassage): PassageScore {
  const { text, selected, parts, speaker } = passage;
  const offer = offerFor([selected], surroundingsOf(passage));
  const words = (spans: readonly (Span | null)[]): string =>
    spans
      .flatMap((span) =>
        span === null ? [] : [`${span.start}:${text.slice(span.start, span.end)}`],
      )
      .join(' … ');
  return {
    offered: {
      content: words(offer.content),
      cue: words([offer.cue]),
      source: words([offer.source]),
      addressee: words([offer.addressee]),
      speaker: offeredSpeaker(offer.speaker),
    },
    expected: {
      content: words(parts.content),
      cue: words(parts.cue),
      source: words(parts.source),
      addressee: words(parts.addressee),
      speaker: expectedSpeaker(speaker),
    },
  };
}

/** How many passages each part was right in; an empty part that is offered empty is right. */
export function scoreAll(passages: readonly QuotePassage[]): Readonly<Record<Scored, number>> {
  const counts = { content: 0, cue: 0, source: 0, addressee: 0, speaker: 0 };
  for (const { offered, expected } of passages.map(scorePassage))
    for (const part of SCORED) if (offered[part] === expected[part]) counts[part] += 1;
  return counts;
}

function offeredSpeaker(speaker: Speaker | null): string {
  if (speaker === null) return 'nobody';
  switch (speaker.does) {
    case 'point':
      return speaker.entity;
    case 'create':
      return `new: ${speaker.name}`;
    case 'leave-unnamed':
      return `unnamed: ${speaker.description}`;
  }
}

function expectedSpeaker(speaker: ExpectedSpeaker | null): string {
  if (speaker === null) return 'nobody';
  if ('entity' in speaker) return speaker.entity;
  return 'name' in speaker ? `new: ${speaker.name}` : `unnamed: ${speaker.unnamed}`;
}
