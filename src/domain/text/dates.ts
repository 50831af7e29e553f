import type { Span } from '../span/span.ts';

/** The first calendar day written out in a line, as YYYY-MM-DD, or ''. */
export function findDate(text: string): string {
  return placeDate(text)?.day ?? '';
}

/**
 * The first calendar day written out in a line, and the words that say it. A day
 * whose order cannot be known (03/04/2026) is not taken.
 */
export function placeDate(text: string): (Span & { readonly day: string }) | null {
  for (const { pattern, order } of PATTERNS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [year, month, dayOfMonth] = order.map((group) => found[group] ?? '');
    const day = calendarDay(Number(year), monthNumber(month ?? ''), Number(dayOfMonth));
    if (day !== '') return { day, start: found.index, end: found.index + found[0].length };
  }
  return null;
}

/** Whether a text is a calendar day as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined || year < '1000') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
}

const MONTH = String.raw`(\p{L}{3,10})\.?`;

/** Each with the groups that hold year, month and day. */
const PATTERNS: readonly { pattern: RegExp; order: readonly [number, number, number] }[] = [
  { pattern: /(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/, order: [1, 2, 3] },
  { pattern: /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, order: [3, 2, 1] },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?(?:\s+de)?\s+${MONTH}(?:\s+de)?,?\s+(\d{4})(?!\d)`,
      'u',
    ),
    order: [3, 2, 1],
  },
  {
    pattern: new RegExp(String.raw`${MONTH}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)`, 'u'),
    order: [3, 1, 2],
  },
  { pattern: /(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日/, order: [1, 2, 3] },
];

/** Beginnings of month names in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'jän', 'ene', 'gen'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'maa', 'mrt'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mei', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aoû', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
];

function monthNumber(month: string): number {
  if (/^\d+$/.test(month)) return Number(month);
  const name = month.toLowerCase();
  return MONTHS.findIndex((beginnings) => beginnings.some((start) => name.startsWith(start))) + 1;
}

function calendarDay(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1600;
  return isReal && year <= 9999 ? date.toISOString().slice(0, 10) : '';
}
