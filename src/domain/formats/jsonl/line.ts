import type { AccountId, EntityId } from '../../ids.ts';
import type { ReviewState } from '../../review/decision.ts';
import { isEntityReference } from '../../tag/field-value.ts';
import type { AwayEnd, Entity, Evidence, FieldValue } from '../../tag/tag.ts';
import type { Problem } from '../../problem.ts';
import { ownPlaces } from '../../layer/order.ts';
import type { Dataset, DatasetArticle, DatasetTag } from '../dataset.ts';
import { measureIn, type Measure, type MeasuredSpan } from '../measured-span.ts';
import { commentWriter, lineThread, type LineThread } from './thread.ts';
import { timestamp } from './timestamp.ts';

/**
 * Counts up when keys come or change their meaning. 2: `threads`, `removed` of entities, and a
 * codebook whose link types may have an `inverseName`; what 1 said means the same.
 */
export const SCHEMA_VERSION = 2;

/** One line of a dataset in JSON Lines. Keys are always there; what is not known is null or empty. */
export interface Line {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly id: string;
  readonly project: { readonly id: string; readonly name: string };
  readonly metadata: Readonly<
    Record<'title' | 'outlet' | 'byline' | 'url' | 'language', string> &
      Record<'publishedOn', string | null>
  >;
  readonly revision: {
    readonly number: number;
    readonly sha256: string;
    readonly createdAt: string;
  };
  /** What every offset counts in; its UTF-8 has the revision's hash. */
  readonly text: string;
  readonly codebook: Dataset['codebook'];
  readonly layer: DatasetArticle['layer'];
  readonly filter: Dataset['filter'];
  /** Those still standing in the text, in reading order. */
  readonly tags: readonly LineTag[];
  /** Those whose own words were deleted from the text. */
  readonly detachedTags: readonly LineTag[];
  readonly links: readonly LineLink[];
  /** In the order they were begun. */
  readonly threads: readonly LineThread[];
  readonly entities: readonly Pick<
    Entity,
    'id' | 'name' | 'type' | 'aliases' | 'note' | 'role' | 'url' | 'wikidataId' | 'removed'
  >[];
  readonly people: readonly { readonly id: AccountId; readonly name: string | null }[];
}

interface LineTag {
  readonly id: string;
  readonly kind: string;
  readonly label: string | null;
  readonly parts: Readonly<Record<string, readonly MeasuredSpan[]>>;
  /** Pieces of parts that were deleted from the text. */
  readonly detachedSpans: readonly { readonly part: string; readonly quote: string }[];
  readonly fields: Readonly<Record<string, LineValue>>;
  readonly createdBy: AccountId | null;
  readonly createdAt: string;
  readonly changedBy: AccountId | null;
  readonly changedAt: string;
  readonly review: {
    readonly state: ReviewState;
    readonly changedSince: 'accepted' | 'rejected' | null;
    readonly reason: string;
    readonly by: AccountId | null;
    readonly at: string | null;
  };
  /** Where the tag breaks the codebook. */
  readonly problems: readonly Problem[];
}

type LineValue =
  | string
  | number
  | boolean
  | readonly Evidence[]
  | readonly string[]
  | {
      readonly entity: EntityId | null;
      readonly name: string | null;
      readonly unnamed: string | null;
    };

interface LineLink {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** The article of the end that stands in another one; null when both are in this. */
  readonly away: AwayEnd | null;
  readonly createdBy: AccountId | null;
  readonly createdAt: string;
}

/**
 * An article as a line, with its line end.
 * @throws WrongSpan when a span is not at its words.
 */
export function writeLine(dataset: Dataset, article: DatasetArticle): string {
  return `${JSON.stringify(lineOf(dataset, article))}\n`;
}

export function lineOf(dataset: Dataset, article: DatasetArticle): Line {
  const { title, outlet, byline, publishedOn, url, language, revision } = article;
  const measure = measureIn(revision.text, article.id);
  const tags = article.tags.map((tag) => lineTag(tag, measure, article));
  const comment = commentWriter(dataset, article);
  const isStanding = (tag: LineTag): boolean =>
    ownPlaces(dataset.codebook.definition, tag).length > 0;
  return {
    schemaVersion: SCHEMA_VERSION,
    id: article.id,
    project: dataset.project,
    metadata: { title, outlet, byline, publishedOn, url, language },
    revision: {
      number: revision.number,
      sha256: revision.sha256,
      createdAt: timestamp(revision.createdAt),
    },
    text: revision.text,
    codebook: dataset.codebook,
    layer: article.layer,
    filter: dataset.filter,
    tags: tags.filter(isStanding),
    detachedTags: tags.filter((tag) => !isStanding(tag)),
    links: article.links.map(({ createdAt, ...link }) => ({
      ...link,
      createdAt: timestamp(createdAt),
    })),
    threads: article.discussions.map((discussion) => lineThread(discussion, measure, comment)),
    entities: [...new Set(article.entities.values())].map(entityOf),
    people: [...article.people].map(([id, name]) => ({
      id,
      name: dataset.people === 'named' ? name : null,
    })),
  };
}

function lineTag(tag: DatasetTag, measure: Measure, { entities }: DatasetArticle): LineTag {
  const parts = Object.entries(tag.parts);
  return {
    id: tag.id,
    kind: tag.kind,
    label: tag.label,
    parts: Object.fromEntries(
      parts.map(([part, places]) => [
        part,
        places
          .filter((place) => place.state === 'placed')
          .map((place) => measure(place, { tag: tag.id })),
      ]),
    ),
    detachedSpans: parts.flatMap(([part, places]) =>
      places.filter(({ state }) => state === 'detached').map(({ quote }) => ({ part, quote })),
    ),
    fields: Object.fromEntries(
      Object.entries(tag.fields).map(([field, value]) => [field, lineValue(value, entities)]),
    ),
    createdBy: tag.createdBy,
    createdAt: timestamp(tag.createdAt),
    changedBy: tag.changedBy,
    changedAt: timestamp(tag.changedAt),
    review: {
      ...tag.judgement,
      reason: tag.decision?.reason ?? '',
      by: tag.decision?.by ?? null,
      at: tag.decision === null ? null : timestamp(tag.decision.at),
    },
    problems: tag.problems,
  };
}

function lineValue(value: FieldValue, entities: DatasetArticle['entities']): LineValue {
  if (!isEntityReference(value)) return value;
  if ('unnamed' in value) return { entity: null, name: null, unnamed: value.unnamed };
  const entity = entities.get(value.entity);
  return { entity: entity?.id ?? value.entity, name: entity?.name ?? null, unnamed: null };
}

function entityOf(entity: Entity): Line['entities'][number] {
  const { id, name, type, aliases, note, role, url, wikidataId, removed } = entity;
  return { id, name, type, aliases, note, role, url, wikidataId, removed };
}
