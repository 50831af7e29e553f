import { counted } from './counted.ts';

/** How many there are of what a desk has. */
export const counts = {
  articles: (count: number) => counted(count, 'article'),
  claims: (count: number) => counted(count, 'claim'),
  entities: (count: number) => counted(count, 'entity', 'entities'),
  others: (count: number) => counted(count, 'other'),
  problems: (count: number) => counted(count, 'problem'),
  quotes: (count: number) => counted(count, 'quote'),
  tags: (count: number) => counted(count, 'tag'),
  words: (count: number) => counted(count, 'word'),
};
