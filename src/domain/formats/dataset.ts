import type { LayerParty } from '../access/access.ts';
import type { Codebook } from '../codebook/codebook.ts';
import type { AccountId, ArticleId, EntityId, LayerId, ProjectId, TagId } from '../ids.ts';
import type { Problem } from '../problem.ts';
import type { ReviewState } from '../review/decision.ts';
import type { Judgement } from '../review/review.ts';
import type { Entity, Link, PlacedSpan, Tag } from '../tag/tag.ts';
import type { Discussion } from '../thread/thread.ts';

/** What is the same for every article of a dataset. */
export interface Dataset {
  readonly project: { readonly id: ProjectId; readonly name: string };
  readonly codebook: {
    readonly version: number;
    /** Of the definition as canonical JSON. */
    readonly sha256: string;
    readonly definition: Codebook;
  };
  readonly filter: DatasetFilter;
  /** Whether people are named, or known by their ids alone. */
  readonly people: 'named' | 'ids';
}

export interface DatasetFilter {
  /** Only tags in this state of review; null for all. */
  readonly review: ReviewState | null;
}

/** One article of a dataset: a fixed text, and one layer's tags on it. */
export interface DatasetArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly outlet: string;
  readonly byline: string;
  /** YYYY-MM-DD, or null when not known. */
  readonly publishedOn: string | null;
  readonly url: string;
  readonly language: string;
  readonly revision: {
    readonly number: number;
    readonly text: string;
    readonly sha256: string;
    /** Milliseconds since 1970, as all times here. */
    readonly createdAt: number;
  };
  readonly layer: {
    readonly id: LayerId;
    readonly party: LayerParty;
    readonly state: 'open' | 'submitted';
  };
  /** In reading order. */
  readonly tags: readonly DatasetTag[];
  readonly links: readonly Link[];
  /** In the order they were begun. */
  readonly discussions: readonly Discussion<PlacedSpan>[];
  /** Who stands for each entity that the tags point at. */
  readonly entities: ReadonlyMap<EntityId, Entity>;
  /** Names of those who made, changed or judged the tags, and of whoever speaks or is called in threads. */
  readonly people: ReadonlyMap<AccountId, string>;
}

export interface DatasetTag extends Tag<PlacedSpan> {
  readonly changedBy: AccountId | null;
  readonly changedAt: number;
  readonly judgement: Judgement;
  readonly decision: TagDecision | null;
  readonly problems: readonly Problem[];
}

export interface TagDecision {
  readonly reason: string;
  readonly by: AccountId | null;
  readonly at: number;
}

/** The tags a filter lets through, the links whose ends in this article are among them, and what is not said of others. */
export function filtered(article: DatasetArticle, { review }: DatasetFilter): DatasetArticle {
  const tags = article.tags.filter(
    ({ judgement }) => review === null || judgement.state === review,
  );
  const kept = new Set<TagId>(tags.map(({ id }) => id));
  const links = article.links.filter(
    ({ from, to, away }) =>
      (away?.end === 'from' || kept.has(from)) && (away?.end === 'to' || kept.has(to)),
  );
  const discussions = article.discussions.filter(
    ({ thread: { subject } }) =>
      review === null || subject.type === 'words' || kept.has(subject.tagId),
  );
  return { ...article, tags, links, discussions };
}
