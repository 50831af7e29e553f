/**
 * What an article and its tags may hold. Each bound is far above honest use and
 * low enough that one record, page or message stays small.
 */

/** In UTF-16 code units: 100,000 words of English are 600,000, of German 750,000. */
export const ARTICLE_LIMIT = 1_000_000;
/** A block costs an element on the page and a step in every parse. */
export const BLOCK_LIMIT = 20_000;
/** A headline, an outlet, a byline: one line on a list. */
export const LINE_LIMIT = 500;
/** A name of a person, project, entity or workspace. */
export const NAME_LIMIT = 200;
/** What every browser and proxy still takes. */
export const URL_LIMIT = 2_048;
/** A note, a reason, a description: a page of text. */
export const NOTE_LIMIT = 4_000;
/** A BCP 47 language tag with every extension in use is shorter. */
export const LANGUAGE_LIMIT = 35;
/** A quote is split into pieces by its cues; nobody interrupts a speaker this often. */
export const SPANS_PER_PART_LIMIT = 50;
/** Links to evidence on one claim. */
export const EVIDENCE_LIMIT = 20;
/** Members called in one comment. */
export const MENTION_LIMIT = 50;
/** Other names of one entity. */
export const ALIAS_LIMIT = 50;
