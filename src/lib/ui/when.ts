import { texts } from '#texts/texts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "just now", "5 minutes ago", "in 3 days"; a date once it is a week away. */
export function inWords(at: Date, now: Date): string {
  const sinceMs = now.getTime() - at.getTime();
  const distanceMs = Math.abs(sinceMs);
  if (distanceMs < MINUTE_MS) return texts.ui.justNow;
  if (distanceMs < HOUR_MS) return relative(sinceMs, MINUTE_MS, 'minute');
  if (distanceMs < DAY_MS) return relative(sinceMs, HOUR_MS, 'hour');
  if (distanceMs < 8 * DAY_MS) return relative(sinceMs, DAY_MS, 'day');
  return day(at.toISOString().slice(0, 10));
}

/** A calendar day `YYYY-MM-DD` as it is printed: 3 Mar 2026. */
export function day(date: string): string {
  return DAY_FORMAT.format(new Date(`${date}T00:00:00Z`));
}

const DAY_FORMAT = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeZone: 'UTC' });
const RELATIVE_FORMAT = new Intl.RelativeTimeFormat(texts.locale, { numeric: 'auto' });

function relative(sinceMs: number, unitMs: number, unit: 'minute' | 'hour' | 'day'): string {
  return RELATIVE_FORMAT.format(-Math.round(sinceMs / unitMs), unit);
}
