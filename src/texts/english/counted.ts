export const LOCALE = 'en-GB';

/** A count with its noun: 1 article, 2,000 articles. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString(LOCALE)} ${count === 1 ? noun : plural}`;
}

/** Several in a row: the texts, links and comments. */
export function listed(items: readonly string[]): string {
  return LIST.format(items);
}

const LIST = new Intl.ListFormat(LOCALE);
