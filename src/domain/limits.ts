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
/** Of a codebook: what a person can still learn by heart is a tenth of each. */
export const KIND_LIMIT = 50;
export const LABEL_LIMIT = 500;
export const PART_LIMIT = 20;
export const FIELD_LIMIT = 50;
export const CHOICE_LIMIT = 300;
export const LINK_TYPE_LIMIT = 50;
/** Examples of one kind or label, and as many of what is none. */
export const EXAMPLE_LIMIT = 20;
/** Guidelines of the largest annotation projects run to fifty pages. */
export const GUIDELINES_LIMIT = 200_000;
