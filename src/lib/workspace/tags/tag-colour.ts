import type { TagColour } from '#domain/codebook/codebook.ts';

/** Inline custom properties that give an element a tag's colour and wash. */
export function tagColours(colour: TagColour): string {
  return `--tag: var(--tag-${colour}); --tag-wash: var(--tag-${colour}-wash)`;
}
