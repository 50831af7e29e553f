export const LOCALE = 'en-GB';

/** A count with its noun: 1 article, 2,000 articles. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** A number as it is printed: 2,000. */
export function grouped(count: number): string {
  return count.toLocaleString(LOCALE);
}

/** Several in a row: the texts, links and comments. */
export function listed(items: readonly string[]): string {
  return LIST.format(items);
}

/** One of several: true, false or mixed. */
export function alternatives(items: readonly string[]): string {
  return ALTERNATIVES.format(items);
}

const LIST = new Intl.ListFormat(LOCALE);
const ALTERNATIVES = new Intl.ListFormat(LOCALE, { type: 'disjunction' });
