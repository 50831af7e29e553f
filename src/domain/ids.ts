declare const brand: unique symbol;
type Id<Noun extends string> = string & { readonly [brand]: Noun };

export type AccountId = Id<'account'>;
export type WorkspaceId = Id<'workspace'>;
export type ProjectId = Id<'project'>;
export type ArticleId = Id<'article'>;
export type LayerId = Id<'layer'>;
export type TagId = Id<'tag'>;
export type LinkId = Id<'link'>;
export type EntityId = Id<'entity'>;
export type ThreadId = Id<'thread'>;
export type CommentId = Id<'comment'>;
export type InvitationId = Id<'invitation'>;
export type TagBatchId = Id<'tag-batch'>;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 16; // 80 bits: a billion ids collide with a chance of one in a million

/** Fills the array with random bytes, as `crypto.getRandomValues` does. */
export type RandomBytes = (into: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** A fresh id of 16 Crockford base-32 characters. */
export function newId<T extends Id<string>>(random: RandomBytes = secureRandomBytes): T {
  const bytes = random(new Uint8Array(ID_LENGTH));
  let id = '';
  for (const byte of bytes) id += ALPHABET.charAt(byte & 31);
  return id as T;
}

/** Whether a text from outside has the shape of an id; it says nothing of existence. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-hjkmnp-tv-z]{16}$/.test(text);
}

/**
 * Whether a text can name something of a codebook: a kind, a label, a part, a field.
 * These are data at rest: in records, exports and the addresses of filters.
 */
export function isCodebookId(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(text);
}

function secureRandomBytes(into: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(into);
}
