/**
 * The shape of the documents. Names here are data at rest: changing one is a
 * migration.
 *
 * text/…      `text`: Y.Text, `moves`: Y.Array<Move>
 * layer/…     `tags`: Y.Map<TagId, Y.Map>, `links`: Y.Map<LinkId, LinkRecord>
 * review/…    `decisions`: Y.Map<TagId, DecisionRecord>
 * register/…  `entities`: Y.Map<EntityId, Y.Map>
 * thread/…    `threads`: Y.Map<ThreadId, Y.Map>, `comments`: Y.Map<CommentId, Y.Map>
 *
 * A tag is a Y.Map so that two people can change different sides of it at once:
 *   kind, label, by, at           plain values
 *   part:<part id>                readonly Anchor[]
 *   field:<field id>              FieldValue
 * An entity is one for the same reason: name, type, aliases (those it was made with), note,
 * role, url, wikidataId, mergedInto, removed, by, at, and `alias:<name>` for each name that was
 * added since (when, in ms) or taken away (false): two people add names at once.
 * A thread is one (tag or words, resolved, by, at), and a comment is one (thread, text, mentions,
 * editedAt, by, at).
 */
export const TEXT = 'text';
export const MOVES = 'moves';
export const TAGS = 'tags';
export const LINKS = 'links';
/** Before the name, in the keys of an entity's other names. */
export const ALIAS_KEY = 'alias:';
export const DECISIONS = 'decisions';
export const ENTITIES = 'entities';
export const THREADS = 'threads';
export const COMMENTS = 'comments';

/** A character's Yjs id. */
export type CharacterId = readonly [client: number, clock: number];

/**
 * A place in a living text: the ids of its first and last characters, so typing
 * at either edge does not grow it, with the words and their surroundings.
 */
export interface Anchor {
  readonly first: CharacterId;
  readonly last: CharacterId;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * `length` characters that were deleted and stand again as copies: brought back
 * by undo, or cut here and pasted there. Anchors on the old follow to the new.
 */
export interface Move {
  readonly from: CharacterId;
  readonly to: CharacterId;
  readonly length: number;
}
