import type { AccountId, ArticleId, EntityId, LinkId, TagId } from '../ids.ts';

/**
 * One annotation. `Place` says how its words are found: an anchor into a living
 * text (`collab`), or offsets into a fixed one (`PlacedSpan`).
 */
export interface Tag<Place> {
  readonly id: TagId;
  readonly kind: string;
  readonly label: string | null;
  /** Spans by part id, in reading order; a part without spans has no key. */
  readonly parts: Readonly<Record<string, readonly Place[]>>;
  /** Values by field id; an empty field has no key. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly createdBy: AccountId | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export type FieldValue =
  | string
  | number
  | boolean
  | EntityReference
  | readonly Evidence[]
  /** Ids of several choices. */
  | readonly string[];

/** Someone a field points at: an entity of the register, or a person the text leaves unnamed. */
export type EntityReference = { readonly entity: EntityId } | { readonly unnamed: string };

export interface Evidence {
  readonly url: string;
  readonly title: string;
  readonly note: string;
}

/** A span of a known text: half-open, in UTF-16 code units; or one whose words were deleted. */
export type PlacedSpan =
  | {
      readonly state: 'placed';
      readonly start: number;
      readonly end: number;
      readonly quote: string;
    }
  | { readonly state: 'detached'; readonly near: number; readonly quote: string };

/** A statement about two tags. It stands in the layer of one of them. */
export interface Link {
  readonly id: LinkId;
  readonly type: string;
  readonly from: TagId;
  readonly to: TagId;
  /** The article of an end that is not in the link's own; null when both are. */
  readonly away: AwayEnd | null;
  readonly createdBy: AccountId | null;
  readonly createdAt: number;
}

/** The end of a link that stands in the team layer of another article. */
export interface AwayEnd {
  readonly end: 'from' | 'to';
  readonly article: ArticleId;
}

/** A person, organisation, place or thing of the project's register. */
export interface Entity {
  readonly id: EntityId;
  readonly name: string;
  /** A label id of the codebook's entity kind. */
  readonly type: string;
  readonly aliases: readonly string[];
  /** Who or what it is: a description of a few lines. */
  readonly note: string;
  /** What it is in these articles, as “Chair of the Harbour Board”. */
  readonly role: string;
  /** `https:`, or empty. */
  readonly url: string;
  readonly wikidataId: string;
  /** The entity that stands for it since they were merged; how to follow it, `register/` says. */
  readonly mergedInto: EntityId | null;
  /** Taken off the register, with all it stands for; what points at it keeps doing so. */
  readonly removed: boolean;
  readonly createdBy: AccountId | null;
  readonly createdAt: number;
}
