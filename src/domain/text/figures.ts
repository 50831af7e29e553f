import type { Span } from '../span/span.ts';

/** What codebooks call dates and sums of money: a label id of the entity kind. */
export const FIGURE_TYPES = ['date', 'money'] as const;
export type FigureType = (typeof FIGURE_TYPES)[number];

/** Words that name a day, a month, a year or a sum of money. */
export interface Figure extends Span {
  readonly type: FigureType;
}

/** The dates and sums behind an offset, in reading order. */
export function* figuresIn(
  text: string,
  language: string,
  { from, types }: { readonly from: number; readonly types: readonly FigureType[] },
): Generator<Figure> {
  const pattern = patternFor(language);
  pattern.lastIndex = from;
  for (const match of text.matchAll(pattern)) {
    const type = match.groups?.['money'] === undefined ? 'date' : 'money';
    if (!types.includes(type)) continue;
    yield { start: match.index, end: match.index + match[0].length, type };
  }
}

/** What words are, when they are a date or a sum and nothing else. */
export function figureTypeOf(words: string, language: string): FigureType | null {
  const [only] = figuresIn(`in ${words}`, language, { from: 3, types: FIGURE_TYPES });
  return only?.start === 3 && only.end === words.length + 3 ? only.type : null;
}

const AMOUNT = String.raw`\d+(?:[.,'’\u00A0\u202F]\d+)*`;
const SCALE = String.raw`(?:[^\S\n](?:thousand|million|billion|trillion|[Mm]io|[Mm]rd|[Mm]illion(?:en|s)?|[Mm]illiard(?:en|s)?|mil|millones|miles|milioni|miliardi|milh(?:ão|ões)|mln|mld|tys)\b|(?:m|bn|k)\b)?`;
const SIGN = String.raw`(?:(?:US|A|C|NZ|HK)?\$|[€£¥₹₽₩₺₴]|(?:EUR|USD|GBP|CHF|NOK|SEK|DKK|PLN)\b)`;
const CURRENCY = String.raw`(?:[€£¥₹₽₩₺₴$]|zł\b|(?:euros?|dollars?|pounds?|francs?|Franken|kroner|kronor|yen|yuan|rupees?|złotych|dólares|libras?|dollari|sterline)\b)`;
const MONEY = `${SIGN}[^\\S\\n]?${AMOUNT}${SCALE}|${AMOUNT}${SCALE}[^\\S\\n]?${CURRENCY}`;

/** A year is one behind a word that leads times in, or with a month: four digits alone are a number. */
const YEAR = String.raw`(?:1[5-9]|20)\d\d(?![\p{L}\d%]|[.,]\d)`;
const LEADS = String.raw`(?<=(?<!\p{L})(?:in|since|between|by|until|till|from|before|after|of|early|late|year|im|seit|bis|ab|vor|nach|von|Jahr|en|depuis|dès|avant|après|desde|hasta|antes de|em|até|nel|dal|fino al|w|od|do|roku)[^\S\n])`;

/** Between 2018 and |2023|, from 2018 to |2023|. */
const BEFORE_RANGE = String.raw`(?:between|from|zwischen|von|entre|de|tra)[^\S\n]`;
const TO = String.raw`[^\S\n](?:and|to|und|bis|et|à|y|a|e)[^\S\n]`;
/** What may go on behind a year; any other small word is what the number counts: to 2000 jobs. */
const BEHIND_YEAR =
  'after|and|as|at|but|by|for|he|her|his|if|in|is|it|its|of|on|or|our|she|that|the|their|there|they|to|was|we|were|when|' +
  'where|which|while|who|with|et|il|elle|ils|elles|le|la|les|l|y|el|los|las|e|o|a|os|as|i|gli|lo|en|à|di|de|na|w|z';
/** In German a small word there is a verb. */
const COUNTED = String.raw`(?<!(?:und|bis)[^\S\n]\d{4})(?=[^\S\n](?!(?:${BEHIND_YEAR})(?!\p{L}))\p{Ll})`;
const TO_YEAR = String.raw`(?<=${BEFORE_RANGE}${YEAR}${TO})${YEAR}(?!${COUNTED})`;
/** The |1900| of between 1900 and 2000 people. */
const TO_COUNTED = String.raw`(?<=${BEFORE_RANGE}${YEAR})${TO}${YEAR}${COUNTED}`;

const patterns = new Map<string, RegExp>();

function patternFor(language: string): RegExp {
  const known = patterns.get(language);
  const pattern = known ?? new RegExp(sourceFor(language), 'gu');
  if (known === undefined) patterns.set(language, pattern);
  return pattern;
}

function sourceFor(language: string): string {
  const month = anyOf(calendarNames(language, { month: 'long' }));
  const weekday = anyOf(calendarNames(language, { weekday: 'long' }));
  const day = String.raw`\d{1,2}(?:st|nd|rd|th|er|º|\.)?`;
  const of = String.raw`[^\S\n](?:de[^\S\n])?`;
  const year = String.raw`(?:,?${of}${YEAR})`;
  const inMonth = String.raw`(?:${day}${of})?${month}(?:[^\S\n]${day}(?![\p{L}\d]))?${year}?`;
  const dates = String.raw`(?:${weekday},?[^\S\n](?=\d|${month}))?${inMonth}|${weekday}|${LEADS}${YEAR}(?!${TO_COUNTED})|${TO_YEAR}`;
  return String.raw`(?<![\p{L}\p{N}])(?:(?<money>${MONEY})|(?:${dates}))(?![\p{L}\p{N}])`;
}

function anyOf(names: readonly string[]): string {
  return `(?:${names.join('|')})(?![\\p{L}\\p{N}])`;
}

/** The first of each month of a year, and so every weekday, too. */
const DAYS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month, 1, 12)));

/** What a language calls its months or weekdays; those of scripts without words for them are none. */
function calendarNames(language: string, part: Intl.DateTimeFormatOptions): string[] {
  const format = new Intl.DateTimeFormat(calendarLanguage(language), { ...part, timeZone: 'UTC' });
  const names = new Set(DAYS.map((day) => format.format(day)));
  const words = [...names].filter((name) => /^\p{L}{3,}$/u.test(name));
  return words.length === 0 ? ['(?!)'] : words;
}

function calendarLanguage(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en'; // what is no language
  }
}
