import { texts } from '#texts/texts.ts';

const sameDay = new Intl.DateTimeFormat(texts.locale, { timeStyle: 'short' });
const sameYear = new Intl.DateTimeFormat(texts.locale, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const longAgo = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium' });

/** A moment as short as it can be said today. Milliseconds since 1970. */
export function momentWords(at: number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return sameDay.format(then);
  return (then.getFullYear() === today.getFullYear() ? sameYear : longAgo).format(then);
}
