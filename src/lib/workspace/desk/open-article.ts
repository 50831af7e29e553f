import type { Role } from '#domain/access/roles.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import type { AccountId, ArticleId, CommentId, ProjectId } from '#domain/ids.ts';
import type { OwnKeys } from '#domain/own-keys.ts';
import type { RoomType } from '#collab/rooms.ts';

/** What the server says of an article when its page is opened. */
export interface OpenArticle {
  readonly article: ArticleHead;
  readonly project: { readonly id: ProjectId; readonly name: string };
  readonly codebook: Codebook;
  readonly codebookVersion: number;
  readonly layer: { readonly state: 'open' | 'submitted' };
  readonly rooms: readonly OpenRoom[];
  readonly me: {
    readonly id: AccountId;
    readonly name: string;
    /** Those of the desk they chose for themselves. */
    readonly keys: OwnKeys;
  };
  /** Those the person has seen; their own are not among them. */
  readonly seenComments: readonly CommentId[];
  readonly role: Role;
  readonly may: {
    readonly export: boolean;
    readonly freeze: boolean;
  };
  /** The members, and whoever left work here before they left. */
  readonly people: readonly { readonly id: AccountId; readonly name: string }[];
}

/** What is said about the article, above its text. */
export interface ArticleHead {
  readonly id: ArticleId;
  readonly title: string;
  readonly outlet: string;
  readonly byline: string;
  /** `YYYY-MM-DD`, or null when not known. */
  readonly publishedOn: string | null;
  readonly url: string;
  /** A BCP 47 tag, or empty. */
  readonly language: string;
  readonly state: 'open' | 'frozen';
  /** The number of the revision a frozen text is. */
  readonly frozenAs: number | null;
}

export interface OpenRoom {
  readonly type: RoomType;
  readonly name: string;
  readonly epoch: number;
  readonly mayWrite: boolean;
}
