import type { Kind, Label } from '#domain/codebook/codebook.ts';
import type { AccountId, EntityId } from '#domain/ids.ts';
import type { StandingEntity } from '#domain/register/register.ts';
import type { WordsInContext } from '#domain/text/context.ts';
import type { UsesView } from './register-view.ts';

/** What the server says of an entity when its page is opened. */
export interface EntityPageData {
  readonly project: { readonly id: string; readonly name: string };
  readonly room: { readonly name: string; readonly epoch: number; readonly mayWrite: boolean };
  readonly me: { readonly id: AccountId };
  readonly kinds: readonly Kind[];
  readonly types: readonly Label[];
  readonly entityId: EntityId;
  readonly entity: StandingEntity | null;
  readonly counts: UseCounts;
  readonly uses: readonly EntityUse[];
  readonly pages: number;
  readonly view: UsesView;
  /** Whom the server asks about names; null for nobody. */
  readonly wikidataHost: string | null;
}

/** How many tags point at the entity. */
export interface UseCounts {
  readonly tags: number;
  readonly mentions: number;
  readonly quotes: number;
  readonly claims: number;
  readonly articles: number;
}

/** A tag that points at the entity. */
export interface EntityUse {
  readonly layerId: string;
  readonly tagId: string;
  readonly articleId: string;
  readonly title: string;
  readonly kind: string;
  readonly label: string | null;
  readonly fields: readonly string[];
  readonly start: number | null;
  readonly context: WordsInContext;
}
