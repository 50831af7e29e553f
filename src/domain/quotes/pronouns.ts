import type { Span } from '../span/span.ts';
import { lastSpeakerIn } from './attribution.ts';
import { whoIsCalled } from './called.ts';
import { genderOfWord } from './gender.ts';
import { grammarOf, type Gender } from './grammar.ts';
import { quotedIn } from './marks.ts';
import { namesIn } from './names-in.ts';
import { paragraphAt, paragraphBefore } from './paragraphs.ts';
import type { Setting } from './standing.ts';
import type { Speaker, Surroundings } from './surroundings.ts';
import { candidatesIn, isWithoutCapitals } from './without-capitals.ts';
import { endsSentence, tokensOf, type Token } from './tokens.ts';

/** Whoever is meant was named this many paragraphs before, at most. */
const PARAGRAPHS_BACK = 3;

/** Whom a pronoun stands for: sentence by sentence back, who spoke in it, then who is named in it first. */
export function someoneBefore(
  offset: number,
  gender: Gender,
  around: Surroundings,
): Speaker | null {
  const grammar = grammarOf(around.language);
  let stretch: Span | null = { ...paragraphAt(around.text, offset), end: offset };
  for (let back = 0; back <= PARAGRAPHS_BACK && stretch !== null; back++) {
    if (isWithoutCapitals(around.text, stretch)) {
      const someone = someoneWithoutCapitals(stretch, gender, around);
      if (someone !== null) return someone;
    }
    for (const sentence of sentencesOf(around.text, stretch).toReversed()) {
      const someone = someoneIn(sentence, gender, { around, grammar });
      if (someone !== null) return someone;
    }
    stretch = paragraphBefore(around.text, stretch.start);
  }
  return null;
}

/** Where no capital tells a name, only who spoke, and who is of the register or tagged. */
function someoneWithoutCapitals(
  stretch: Span,
  gender: Gender,
  around: Surroundings,
): Speaker | null {
  for (const { span, speaks } of candidatesIn(stretch, gender, around)) {
    if (isPronoun(span, around)) continue;
    const someone = whoIsCalled(span, around);
    if (fits(someone, span, gender, around)) return someone;
    if (speaks && someone.does === 'leave-unnamed' && gender !== 'it') return someone;
  }
  return null;
}

function sentencesOf(text: string, stretch: Span): readonly (readonly Token[])[] {
  const quoted = quotedIn(text, stretch).filter(({ isClosed }) => isClosed);
  const tokens = tokensOf(
    text,
    stretch,
    quoted.map(({ start, end }) => ({ type: 'quoted', start, end })),
  );
  const sentences: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    sentences.at(-1)?.push(token);
    if (endsSentence(tokens, at)) sentences.push([]);
  }
  return sentences;
}

function someoneIn(sentence: readonly Token[], gender: Gender, setting: Setting): Speaker | null {
  const { around, grammar } = setting;
  const speaker = lastSpeakerIn(sentence, grammar);
  const candidates = [...(speaker === null ? [] : [speaker]), ...namesIn(sentence, grammar)];
  for (const span of candidates) {
    if (isPronoun(span, around)) continue;
    const someone = whoIsCalled(span, around);
    if (fits(someone, span, gender, around)) return someone;
    if (span === speaker && isSomebody(someone, gender, around.language)) return someone;
  }
  return null;
}

function isPronoun({ start, end }: Span, { text, language }: Surroundings): boolean {
  return genderOfWord(text.slice(start, end), language) !== null;
}

/** A spokesperson denied it. “…,” he said. */
function isSomebody(someone: Speaker, gender: Gender, language: string): boolean {
  if (someone.does !== 'leave-unnamed' || gender === 'it') return false;
  const [first = ''] = someone.description.toLowerCase().split(' ');
  const isIndefinite = grammarOf(language).indefinite.has(first);
  const [isShe, isHe] = [SHE.test(someone.description), HE.test(someone.description)];
  const isOther = (gender === 'she' && isHe) || (gender === 'he' && isShe);
  return isIndefinite && !isOther && !PAPER.test(someone.description);
}

/** What says something and is nobody. */
const PAPER =
  /(?<!\p{L})(?:report|study|letter|statement|review|survey|poll|paper|e-?mail|document|bericht|studie|brief|rapport|étude|informe|estudio)(?!\p{L})/iu;

function fits(someone: Speaker, span: Span, gender: Gender, around: Surroundings): boolean {
  if (someone.does === 'leave-unnamed') return false;
  if (gender === 'they') return true;
  if (someone.does === 'create' && !someone.name.includes(' ')) return false;
  const type =
    someone.does === 'create' ? someone.type : around.register.entityById.get(someone.entity)?.type;
  if (gender === 'it') return type === 'organization';
  if (type !== 'person') return false;
  const told = genderTold(someone, span, around);
  return told === null || told === gender;
}

const SHE =
  /(?<!\p{L})(?:mrs|ms|miss|madam|mme|frau|señora|sra|signora|\p{L}+woman|queen|mother|daughter|sister|wife|widow|\p{L}+(?:ster|sprecher|meister)in|actress|duchess)(?!\p{L})/iu;
const HE =
  /(?<!\p{L})(?:mr|herr|señor|signor|monsieur|\p{L}+sman|chairman|king|father|son|brother|husband|widower)(?!\p{L})/iu;

/** Whether the text, the register or an earlier choice says that somebody is he or she. */
function genderTold(someone: Speaker, span: Span, around: Surroundings): Gender | null {
  if (someone.does === 'point') {
    for (const { entity, source } of around.knownSpeakers.toReversed()) {
      const known = entity === someone.entity ? genderOfWord(source, around.language) : null;
      if (known !== null) return known;
    }
  }
  const known =
    someone.does === 'point' ? around.register.entityById.get(someone.entity) : undefined;
  const near =
    around.text
      .slice(Math.max(0, span.start - 24), span.end + 40)
      .split('\n')
      .at(0) ?? '';
  for (const said of [
    `${known?.role} ${known?.note}`,
    around.text.slice(span.start, span.end),
    near,
  ]) {
    const [she, he] = [SHE.test(said), HE.test(said)];
    if (she !== he) return she ? 'she' : 'he';
  }
  return null;
}
