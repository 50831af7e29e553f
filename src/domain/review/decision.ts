import type { AccountId, TagId } from '../ids.ts';

/** What a reviewer said of a tag. */
export interface Decision {
  readonly tagId: TagId;
  readonly state: 'accepted' | 'rejected';
  /** Why; required for a rejection. */
  readonly reason: string;
  /** Of the tag as it was judged: a tag changed since counts as undecided again. */
  readonly digest: string;
  readonly by: AccountId | null;
  readonly at: number;
}

export const REVIEW_STATES = ['undecided', 'accepted', 'rejected'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
