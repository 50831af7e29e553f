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
