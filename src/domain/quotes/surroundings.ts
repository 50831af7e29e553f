import type { EntityId } from '../ids.ts';
import type { Span } from '../span/span.ts';
import type { Register } from '../register/register.ts';

/** Words tagged as someone or something. */
export interface Mention extends Span {
  /** Null while nobody said which entry of the register is meant. */
  readonly entity: EntityId | null;
  /** A label id of the entity kind. */
  readonly type: string;
}

/** What was chosen before: whom the words of a source stood for. */
export interface KnownSpeaker {
  readonly source: string;
  readonly entity: EntityId;
}

/** What a quote is looked at in. */
export interface Surroundings {
  readonly text: string;
  /** A BCP 47 tag, or '' when unknown. */
  readonly language: string;
  /** In reading order. */
  readonly mentions: readonly Mention[];
  readonly knownSpeakers: readonly KnownSpeaker[];
  readonly register: Pick<Register, 'entities' | 'entityById'>;
}

/** Whom a quote or claim could be given to. */
export type Speaker =
  | { readonly does: 'point'; readonly entity: EntityId; readonly name: string }
  /** The type is a label id of the entity kind. */
  | { readonly does: 'create'; readonly name: string; readonly type: string }
  | { readonly does: 'leave-unnamed'; readonly description: string };
