import type { Span } from '../span/span.ts';
import type { Attribution } from './attribution.ts';
import type { Extent } from './extent.ts';
import type { Gender } from './grammar.ts';
import {
  ADDRESSEES,
  AS,
  PREFIXES,
  ROLES,
  STOPS,
  THAT,
  THINGS,
  TO_THEM,
  VERBS,
} from './semitic-words.ts';

/*
 * Arabic and Hebrew have no capitals to tell a name by: what stands behind a verb of saying
 * (قال سامي الحلو: «…») or before it (דנה ברק אמרה: "…"), up to a word that ends a name, is the
 * source; the verb itself tells a man from a woman. No word is of both scripts, so that one list
 * of each sort does for both.
 */

/** Nobody is named in more words. */
const LONGEST = 8;
/** Between whoever speaks and a colon: where and when. */
const ASIDE = 12;

interface Token extends Span {
  /** As lists have it; a sign as it is. */
  readonly bare: string;
  readonly isWord: boolean;
}

interface Found {
  readonly cue: Span | null;
  readonly source: Span | null;
  readonly addressee: Span | null;
}

/** Whether a stretch is written in Arabic or Hebrew letters, for the most part. */
export function isSemitic(text: string, { start, end }: Span): boolean {
  const letters = text.slice(start, end).match(/\p{L}/gu)?.slice(0, 400) ?? [];
  const semitic = letters.filter((letter) => /[\p{sc=Arab}\p{sc=Hebr}]/u.test(letter)).length;
  return letters.length > 0 && semitic * 2 > letters.length;
}

/** Who says the content, by what leads it in, or else by what follows it. */
export function attributionInSemitic(
  text: string,
  { content, stretch, others }: Extent,
): Attribution | null {
  const [first] = content;
  if (first === undefined) return null;
  const from = Math.max(
    stretch.start,
    ...others.filter(({ end }) => end <= first.start).map(({ end }) => end),
  );
  const leading = ledIn(clauseBefore(tokensOf(text, { start: from, end: first.start })));
  if (leading !== null) return leading;
  for (const [at, { end }] of content.entries()) {
    const to = Math.min(
      content[at + 1]?.start ?? Math.max(stretch.end, end),
      ...others.filter(({ start }) => start >= end).map(({ start }) => start),
    );
    const found = saidBehind(tokensOf(text, { start: end, end: to }));
    if (found !== null) return found;
  }
  return null;
}

/** Whether words between two quoted stretches say who says both: «…»، قال سامي الحلو، «…». */
export function isCueInSemitic(words: string): boolean {
  const tokens = tokensOf(words, { start: 0, end: words.length });
  const last = tokens.at(-1);
  return last?.bare === '،' && saidBehind(tokens.slice(0, -1))?.cue != null;
}

/** Who speaks in a stretch, in order, with what the verb tells of them. */
export function speakersInSemitic(
  text: string,
  stretch: Span,
): readonly { readonly span: Span; readonly gender: Gender }[] {
  const tokens = tokensOf(text, stretch);
  return tokens.flatMap((token, at) => {
    const gender = genderOfVerb(token);
    const source =
      gender === null
        ? null
        : (phraseAt(tokens, at + 1) ?? subjectBefore(clauseBefore(tokens.slice(0, at))));
    return gender === null || source === null ? [] : [{ span: source, gender }];
  });
}

/** Who can say a verb of saying, with what joins it to the sentence before; null for other words. */
export function genderOfSemiticVerb(word: string): Gender | null {
  return genderOfVerb({ bare: bareOf(word) });
}

/** A person's name without what they are: رئيس البلدية |سامي الحلو|; null where there is none. */
export function semiticName(words: string): string | null {
  const tokens = tokensOf(words, { start: 0, end: words.length });
  const first = tokens.findIndex((token) => !isRole(token));
  const name = first === -1 ? [] : tokens.slice(first);
  const isName = name.length >= 2 && name.length <= 4 && name.every(isNameWord);
  if (!isName || name[0] === undefined || /^(?:باسم|بن)$/.test(name[0].bare)) return null;
  return words.slice(name[0].start);
}

/** What somebody is, with or without an article: |ال|رئيس, |ה|דובר. */
function isRole({ bare }: Token): boolean {
  const isWithArticle = bare.startsWith('ال') || (bare.startsWith('ה') && ROLES.has(bare.slice(1)));
  return isWithArticle || ROLES.has(bare);
}

/** No thing, nor something of hers: |عنوانها|, but Maha is |مها|. */
function isNameWord({ bare, isWord }: Token): boolean {
  return isWord && !THINGS.has(bare) && !/\p{L}{3}ها$/u.test(bare);
}

/** The last word of a name as the whole name that somebody before spoke under: الحلو is سامي الحلو. */
export function fullSemiticName(last: string, before: string): string | null {
  const named = speakersInSemitic(before, { start: 0, end: before.length })
    .map(({ span }) => before.slice(span.start, span.end))
    .findLast((words) => words.endsWith(` ${last}`));
  return named === undefined ? null : semiticName(named);
}

/** قال سامي الحلو: «…»; سامي الحلو قال: «…»; بحسب سامي الحلو، «…»; سامي الحلو: «…» */
function ledIn(tokens: readonly Token[]): Found | null {
  const last = tokens.at(-1);
  if (last === undefined) return null;
  const isLed = last.bare === ':' || THAT.has(last.bare);
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || genderOfVerb(token) === null) continue;
    const said = saidBy(tokens, at);
    const rest = tokens.slice(tokens.findLastIndex(({ end }) => end <= said.end) + 1);
    const isNear = rest.length <= ASIDE && (isLed || rest.every(({ bare }) => bare === '،'));
    if (!isNear) return null;
    const before = said.source === null ? subjectBefore(tokens.slice(0, at)) : said.source;
    return { cue: said.cue, source: before, addressee: said.addressee };
  }
  const prefix = tokens.findLastIndex(({ bare }) => PREFIXES.has(bare));
  if (prefix !== -1) return accordingTo(tokens, prefix);
  const source = last.bare === ':' ? wholePhrase(tokens.slice(0, -1)) : null;
  return source === null ? null : { cue: null, source, addressee: null };
}

/** «…»، قال سامي الحلو للصحفيين; «…»، بحسب سامي الحلو */
function saidBehind(given: readonly Token[]): Found | null {
  const from = given.findIndex(({ bare }) => !'،,–—-'.includes(bare) && !AS.has(bare));
  const token = given[from];
  if (token === undefined) return null;
  if (PREFIXES.has(token.bare)) return accordingTo(given, from);
  // With a conjunction, or before a colon, the verb is that of what follows.
  if (!VERBS.has(token.bare)) return null;
  const { cue, source, addressee, end } = saidBy(given, from);
  const next = given.find(({ start }) => start >= end);
  return next?.bare === ':' ? null : { cue, source, addressee };
}

function saidBy(tokens: readonly Token[], at: number): Found & { readonly end: number } {
  const cue = spanFrom(tokens, at, at + 1);
  const next = tokens[at + 1];
  if (next !== undefined && TO_THEM.has(next.bare)) {
    const [source, addressee] = [phraseAt(tokens, at + 2), spanFrom(tokens, at + 1, at + 2)];
    return { cue, source, addressee, end: (source ?? next).end };
  }
  const source = nameBehind(tokens, at + 1) ?? phraseAt(tokens, at + 1);
  const behind = tokens.findIndex(({ start }) => start >= (source ?? cue ?? { end: 0 }).end);
  const addressee = isAddressee(tokens[behind])
    ? (spanTo(tokens[behind], phraseAt(tokens, behind + 1)) ?? null)
    : null;
  return { cue, source, addressee, end: (addressee ?? source ?? cue)?.end ?? 0 };
}

/** قالت رئيسة الهيئة، |سعاد خليل|، إن: what she is stands before her name. */
function nameBehind(tokens: readonly Token[], at: number): Span | null {
  const first = tokens[at];
  if (first === undefined || !isRole(first)) return null;
  const role = phraseAt(tokens, at);
  const comma = tokens.findIndex(({ start }) => role !== null && start >= role.end);
  if (tokens[comma]?.bare !== '،') return null;
  const name = phraseAt(tokens, comma + 1);
  const behind = tokens.find(({ start }) => name !== null && start >= name.end);
  return behind?.bare === '،' ? name : null;
}

function accordingTo(tokens: readonly Token[], at: number): Found | null {
  const source = phraseAt(tokens, at + 1);
  return source === null ? null : { cue: spanFrom(tokens, at, at + 1), source, addressee: null };
}

/** The words from a place on that can name somebody. */
function phraseAt(tokens: readonly Token[], at: number): Span | null {
  let end = at;
  while (end - at < LONGEST && goesOn(tokens, end)) end++;
  return spanFrom(tokens, at, end);
}

function goesOn(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  // د. سامي الحلو
  if (token.bare === '.') return tokens[at - 1]?.bare === 'د';
  const isThat = THAT.has(token.bare) || /^שה\p{L}{2}/u.test(token.bare);
  const ends = isThat || STOPS.has(token.bare) || PREFIXES.has(token.bare);
  return token.isWord && !ends && !isAddressee(token) && genderOfVerb(token) === null;
}

/** All of the tokens as one phrase. */
function wholePhrase(tokens: readonly Token[]): Span | null {
  const phrase = phraseAt(tokens, 0);
  return phrase !== null && phrase.end === tokens.at(-1)?.end ? phrase : null;
}

/** דנה ברק| אמרה; סגנה, |יוסי לוי|, אמר. */
function subjectBefore(tokens: readonly Token[]): Span | null {
  if (tokens.at(-1)?.bare !== '،') return wholePhrase(tokens);
  const inAside = tokens.slice(0, -1);
  const comma = inAside.findLastIndex(({ bare }) => bare === '،');
  return comma === -1 ? null : wholePhrase(inAside.slice(comma + 1));
}

function isAddressee(token: Token | undefined): boolean {
  const lists = [ADDRESSEES, TO_THEM];
  return (
    token !== undefined &&
    (/^لل\p{L}{3}/u.test(token.bare) || lists.some((words) => words.has(token.bare)))
  );
}

/** With what joins it to the sentence before: |و|قال, |ו|אמר. */
function genderOfVerb({ bare }: Pick<Token, 'bare'>): Gender | null {
  return VERBS.get(bare) ?? (/^[وفו]/.test(bare) ? (VERBS.get(bare.slice(1)) ?? null) : null);
}

/** What stands behind the end of the sentence before. */
function clauseBefore(tokens: readonly Token[]): readonly Token[] {
  const stop = tokens.findLastIndex(
    ({ bare }, at) => '.!؟?؛…'.includes(bare) && tokens[at - 1]?.bare !== 'د',
  );
  return tokens.slice(stop + 1);
}

/** Words, those that are cut short with their mark (מנכ"ל, פרופ'), and signs. */
const TOKENS = /\p{sc=Hebr}+["״]\p{sc=Hebr}(?!\p{L})|(?:פרופ|גב)['׳’]|[\p{L}\p{M}\p{N}]+|\S/gu;

function tokensOf(text: string, { start, end }: Span): readonly Token[] {
  return [...text.slice(start, end).matchAll(TOKENS)].map((match) => {
    const at = start + match.index;
    const isWord = /[\p{L}\p{N}]/u.test(match[0]);
    return { start: at, end: at + match[0].length, isWord, bare: bareOf(match[0]) };
  });
}

function bareOf(word: string): string {
  const bare = word
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('״', '"')
    .replace(/[׳’]/g, "'")
    .replaceAll(',', '،');
  // على is on, علي is Ali; other words are the same with either letter.
  return bare === 'على' ? bare : bare.replaceAll('ى', 'ي');
}

function spanFrom(tokens: readonly Token[], from: number, to: number): Span | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined || to <= from) return null;
  return { start: first.start, end: last.end };
}

function spanTo(first: Token | undefined, rest: Span | null): Span | undefined {
  return first && { start: first.start, end: rest?.end ?? first.end };
}
