import type { AccountId, ArticleId } from '#domain/ids.ts';

/** An article as the list shows it. */
export interface ArticleRow {
  readonly id: ArticleId;
  readonly title: string;
  readonly outlet: string;
  readonly byline: string;
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  readonly state: 'open' | 'frozen';
  readonly changedAt: Date;
  readonly wordCount: number;
  readonly tags: number;
  readonly entities: number;
  readonly quotes: number;
  readonly claims: number;
  readonly detached: number;
  readonly problems: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** Who is in an article at this moment. */
export interface PersonPresent {
  readonly id: AccountId;
  readonly name: string;
}

/** What is said in an article that somebody may want to read. */
export interface ThreadCounts {
  readonly open: number;
  /** Comments of others that the reader has not seen. */
  readonly unread: number;
  /** Those that call the reader by name. */
  readonly mentions: number;
}
