import type { Kind } from './codebook.ts';

/**
 * What kinds of tags mean to the desk, whatever a codebook calls them: it is told by their
 * parts, so that a kind made anew is offered the same as the one that comes with Copydesk.
 */

/** The part, and the field, of whom a claim is. */
export const CLAIMANT = 'claimant';

/** A kind that says who speaks. */
export function isQuote(kind: Kind | undefined): boolean {
  return hasPart(kind, 'cue') && hasPart(kind, 'source');
}

/** A kind that says who stands behind a statement. */
export function isClaim(kind: Kind | undefined): boolean {
  return hasPart(kind, CLAIMANT);
}

function hasPart(kind: Kind | undefined, id: string): boolean {
  return kind?.parts.some((part) => part.id === id) === true;
}
